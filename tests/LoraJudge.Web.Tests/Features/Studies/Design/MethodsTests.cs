using System.Text;
using System.Text.RegularExpressions;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Cost;
using LoraJudge.Web.Features.Studies.Design;
using Microsoft.EntityFrameworkCore;
using EncoderRow = LoraJudge.Domain.Catalog.Encoder;

namespace LoraJudge.Web.Tests.Features.Studies.Design;

[Trait("group", "server")]
public sealed class MethodsTests
{
    [Fact]
    public async Task An_encoder_becomes_a_method_and_the_first_one_the_control()
    {
        await using var designer = await Designer.CreateAsync();

        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = " Ours " });
        await designer.SavedAsync("methods", new() { ["encoder"] = new string('d', 64) });

        var plan = (await designer.StudyAsync()).Plan;
        Assert.Equal(["Ours", "Whitened"], plan.Methods);
        Assert.Equal("Ours", plan.Control);
    }

    [Fact]
    public async Task An_encoder_that_is_fitted_again_and_again_is_offered_once_and_a_method_keeps_the_fit_that_it_was_made_of()
    {
        await using var designer = await Designer.CreateAsync();
        var fits = await FittedAsync(designer, "Statistics, whitened on", 40, 60, 90);
        await FittedAsync(designer, "Trained, adapted to", 72, 108);
        await designer.SavedAsync("methods", new() { ["encoder"] = fits[0], ["name"] = "Old" });
        await designer.ReadAsync(context =>
            context
                .Encoders.Where(encoder => encoder.Hash == fits[1])
                .ExecuteUpdateAsync(set => set.SetProperty(encoder => encoder.IsActive, true))
        );

        var page = await designer.ShowAsync();

        var offered = Regex
            .Matches(page, "<option [^>]*>(?<name>[^<(]*) \\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
            .Select(option => option.Groups["name"].Value)
            .Where(name => name.Contains("whitened on", StringComparison.Ordinal) || name.Contains("adapted to", StringComparison.Ordinal));
        // The one in use, though there is a later one; of an encoder that is not in use, the latest.
        Assert.Equal(["Statistics, whitened on 60", "Trained, adapted to 108"], offered);
        Assert.Contains($"Statistics, whitened on 40 ({fits[0][..8]})", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Ours" });

        var page = await designer.RefusedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "ours" });

        Assert.Contains("A method is called ours already", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_control_is_chosen_among_the_methods()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Ours" });
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Proposed" });

        await designer.SavedAsync("control", new() { ["control"] = "Proposed" });
        var page = await designer.RefusedAsync("control", new() { ["control"] = "Nobody's" });

        Assert.Equal("Proposed", (await designer.StudyAsync()).Plan.Control);
        Assert.Contains("Choose one of the methods as the control.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fits_becomes_a_method_called_by_its_tag()
    {
        await using var designer = await WithQueriesAsync();

        using var answer = await ImportAsync(designer, "q01 Q0 style-1 1 2 theirs\nq02 Q0 style-3 1 2 theirs\n");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var method = await MethodAsync(designer);
        Assert.Equal("theirs", method!.Name);
        Assert.True(await designer.Portal.Get<IBlobStore>().ExistsAsync(method.RunFileSha256!));
    }

    [Theory]
    [InlineData("q01 Q0 style-1 1 high theirs\n", "The file is no run in TREC's format. Line 1:")]
    [InlineData("q01 Q0 style-1 1 2 theirs\n", "The run has no results for q02")]
    [InlineData("q01 Q0 style-1 1 2 a\nq02 Q0 no-model 1 2 a\n", "The run ranks no-model, not of the catalogue")]
    [InlineData("# nothing\n", "The file holds no results")]
    public async Task A_run_that_does_not_fit_is_refused_and_not_kept(string run, string words)
    {
        await using var designer = await WithQueriesAsync();

        using var answer = await ImportAsync(designer, run);

        Assert.Contains(words, await Designer.RefusedAsync(answer), StringComparison.Ordinal);
        Assert.Null(await MethodAsync(designer));
        Assert.False(await designer.Portal.Get<IBlobStore>().ExistsAsync(BlobKey.Of(Encoding.UTF8.GetBytes(run))));
    }

    [Fact]
    public async Task A_removed_method_is_no_more_in_the_plan_nor_its_file_in_the_store()
    {
        await using var designer = await WithQueriesAsync();
        using var answer = await ImportAsync(designer, "q01 Q0 style-1 1 2 theirs\nq02 Q0 style-3 1 2 theirs\n");
        var method = await MethodAsync(designer);

        await designer.SavedAsync("methods/remove", new() { ["method"] = $"{method!.Id}" });

        var plan = (await designer.StudyAsync()).Plan;
        Assert.Empty(plan.Methods);
        Assert.Equal("", plan.Control);
        Assert.False(await designer.Portal.Get<IBlobStore>().ExistsAsync(method.RunFileSha256!));
    }

    [Fact]
    public async Task The_cost_is_that_of_the_largest_pool()
    {
        await using var designer = await WithQueriesAsync();
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Ours" });
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Proposed" });
        var plan = (await designer.StudyAsync()).Plan;

        var page = await designer.ShowAsync();

        // Two queries, two methods, ten results: 20 to 40 items, one block of 40 with two checks.
        var cost = StudyCost.Of(40, 2, 40, 3, 1);
        Assert.Contains(">20 – 40<", page, StringComparison.Ordinal);
        Assert.Contains($"data-testid=\"cost-judgments\">{cost.Judgments}<", page, StringComparison.Ordinal);
        Assert.Contains($"data-testid=\"cost-participants\">{cost.Participants}<", page, StringComparison.Ordinal);
        Assert.Equal(cost, DraftCost.Of(plan, 2, 2)!.Cost);
        Assert.Equal(DetectableDifference.Of(2, 2, 0.2), DraftCost.Of(plan, 2, 2)!.Detectable);
    }

    [Fact]
    public async Task The_cost_calls_precision_by_its_name()
    {
        await using var designer = await WithQueriesAsync();
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Ours" });
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Proposed" });

        var page = await designer.ShowAsync();

        Assert.Contains("A difference of p@10 of ", page, StringComparison.Ordinal);
        Assert.Contains("if a method's p@10 deviates", page, StringComparison.Ordinal);
        Assert.DoesNotContain("p10", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cost_of_numbers_that_are_not_saved_is_shown_without_saving_them()
    {
        await using var designer = await WithQueriesAsync();
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Ours" });

        using var answer = await designer.SendAsync("cost", new() { ["raters"] = "7" });

        Assert.Contains("data-testid=\"cost-judgments\">140<", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, (await designer.StudyAsync()).Plan.RatersPerItem);
    }

    [Fact]
    public async Task What_keeps_a_draft_from_being_opened_is_said_until_nothing_does()
    {
        await using var designer = await Designer.CreateAsync();
        var before = await designer.ShowAsync();
        await designer.SavedAsync("held-out", new() { ["count"] = "2" });
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Ours" });
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained, ["name"] = "Proposed" });

        var after = await designer.ShowAsync();

        Assert.Contains("A study compares methods: add two or more.", before, StringComparison.Ordinal);
        Assert.Contains("A study has two queries or more: add some.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"open-study\"", before, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"open-study\"", after, StringComparison.Ordinal);
    }

    /// <returns>Hashes of the fits of one encoder to so many pictures.</returns>
    private static async Task<string[]> FittedAsync(Designer designer, string name, params int[] pictures)
    {
        await using var context = await designer.Portal.OpenAsync();
        EncoderRow Row(string hash, EncoderKind kind) =>
            new()
            {
                Hash = hash.PadRight(64, 'e'),
                Name = name,
                Kind = kind,
                Dimensions = 4,
                CreatedUtc = DateTime.UnixEpoch,
            };
        var source = Row($"{name.Length:x4}", EncoderKind.Statistics);
        context.Add(source);
        await context.SaveChangesAsync();
        foreach (var count in pictures)
        {
            var fit = Row($"{source.Id:x4}{count:x4}", EncoderKind.Projection);
            (fit.Name, fit.SourceId, fit.Projection, fit.FittedOn) = ($"{name} {count}", source.Id, [1], count);
            context.Add(fit);
            await context.SaveChangesAsync();
        }

        return [.. pictures.Select(count => $"{source.Id:x4}{count:x4}".PadRight(64, 'e'))];
    }

    private static async Task<Designer> WithQueriesAsync()
    {
        var designer = await Designer.CreateAsync();
        await designer.SavedAsync("held-out", new() { ["count"] = "2" });
        return designer;
    }

    private static Task<HttpResponseMessage> ImportAsync(Designer designer, string run) =>
        designer.SendFilesAsync("runs", "run", [("run.txt", Encoding.UTF8.GetBytes(run))]);

    private static Task<VariantMethod?> MethodAsync(Designer designer) =>
        designer.ReadAsync(context => context.VariantMethods.SingleOrDefaultAsync(method => method.StudyId == designer.Id));
}
