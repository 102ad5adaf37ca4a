using LoraJudge.Statistics.Ratings;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Design;

[Trait("group", "server")]
public sealed class SavingTests
{
    [Fact]
    public async Task Texts_are_saved_trimmed()
    {
        await using var designer = await Designer.CreateAsync();

        await designer.SavedAsync(
            "texts",
            new()
            {
                ["title"] = "  Style of gardens ",
                ["scale1"] = "No",
                ["instructions"] = "One.\r\n\r\nTwo.\r\n",
                ["consentVersion"] = "2",
                ["questions"] = "Age? | young; old\nAnything else?\n",
            }
        );

        var study = await designer.StudyAsync();
        Assert.Equal("Style of gardens", study.Title);
        Assert.Equal("Style of gardens", study.Plan.Title);
        Assert.Equal(["No", "A little", "Mostly", "Entirely"], study.Plan.ScaleLabels);
        Assert.Equal("One.\n\nTwo.", study.Plan.Instructions);
        Assert.Equal("2", study.Plan.Consent.Version);
        Assert.Equal(["young", "old"], study.Plan.Questions[0].Choices);
        Assert.Empty(study.Plan.Questions[1].Choices);
    }

    [Fact]
    public async Task Numbers_of_items_are_saved()
    {
        await using var designer = await Designer.CreateAsync();

        await designer.SavedAsync(
            "items",
            new()
            {
                ["depth"] = "5",
                ["aggregation"] = "Mean",
                ["threshold"] = "2.5",
                ["seed"] = "12345678901",
            }
        );

        var plan = (await designer.StudyAsync()).Plan;
        Assert.Equal(5, plan.Depth);
        Assert.Equal(new RelevanceRule(Aggregation.Mean, 2.5), plan.Relevance);
        Assert.Equal(12345678901, plan.Seed);
    }

    [Fact]
    public async Task The_course_is_saved_in_utc_and_an_unticked_box_is_no()
    {
        await using var designer = await Designer.CreateAsync();

        await designer.SavedAsync(
            "course",
            new()
            {
                ["start"] = "2030-01-31T09:00",
                ["end"] = "2030-02-28T09:00",
                ["release"] = "90",
                ["anyone"] = "false",
                ["return"] = "https://panel.example/?id={participant}",
            }
        );

        var plan = (await designer.StudyAsync()).Plan;
        Assert.Equal(new DateTime(2030, 1, 31, 9, 0, 0, DateTimeKind.Utc), plan.StartUtc);
        Assert.Equal(TimeSpan.FromMinutes(90), plan.ReleaseAfter);
        Assert.False(plan.AdmitsAnyone);
    }

    [Theory]
    [InlineData("texts", "title", "", "Write a title.")]
    [InlineData("items", "depth", "many", "Results a method is \"many\": write a whole number.")]
    [InlineData("items", "raters", "0", "Raters an item: 0. Write a number from 1 to 1000.")]
    [InlineData("items", "alpha", "7", "Alpha is 7")]
    [InlineData("items", "aggregation", "99", "choose one of the list")]
    [InlineData("course", "end", "someday", "End, UTC is \"someday\"")]
    [InlineData("course", "return", "javascript:alert(1)", "write one that begins with https://")]
    [InlineData("course", "release", "1", "Places are released in less than five minutes")]
    public async Task A_value_that_does_not_do_is_shown_again_with_its_sentence(string part, string field, string value, string words)
    {
        await using var designer = await Designer.CreateAsync();
        var before = (await designer.StudyAsync()).Plan;

        var page = await designer.RefusedAsync(part, new() { [field] = value });

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains($"aria-describedby=\"{part}-problem", page, StringComparison.Ordinal);
        Assert.Equivalent(before, (await designer.StudyAsync()).Plan);
    }

    [Fact]
    public async Task What_else_was_written_is_not_lost_when_one_value_does_not_do()
    {
        await using var designer = await Designer.CreateAsync();

        var page = await designer.RefusedAsync("texts", new() { ["title"] = "", ["question"] = "Is it alike, as far as you can see?" });

        Assert.Contains("Is it alike, as far as you can see?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        await using var designer = await Designer.CreateAsync();

        var page = await designer.RefusedAsync("texts", new() { ["title"] = new string('a', 201) });

        Assert.Contains("Title has 201 characters: write at most 200.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_before_the_start_marks_both_fields()
    {
        await using var designer = await Designer.CreateAsync();

        var page = await designer.RefusedAsync("course", new() { ["start"] = "2030-02-01T09:00", ["end"] = "2030-01-01T09:00" });

        Assert.Contains("The study ends before it starts.", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("aria-invalid=\"true\"").Length - 1);
    }

    [Fact]
    public async Task A_draft_is_deleted_with_its_rows()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("held-out", new() { ["count"] = "2" });
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained });

        await designer.SavedAsync("delete", []);

        Assert.False(await designer.ReadAsync(context => context.Studies.AnyAsync()));
        Assert.Contains("no-studies", await designer.Browser.GetStringAsync("/studies"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duplicate_has_the_plan_the_queries_and_the_methods_and_dice_of_its_own()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("items", new() { ["depth"] = "7", ["seed"] = "0" });
        await designer.SavedAsync("held-out", new() { ["count"] = "2" });
        await designer.SavedAsync("methods", new() { ["encoder"] = Designer.Trained });

        await designer.SavedAsync("duplicate", []);

        var copy = await designer.ReadAsync(context => context.Studies.SingleAsync(study => study.Id != designer.Id));
        Assert.Equal("Untitled study (copy)", copy.Title);
        Assert.Equal(7, copy.Plan.Depth);
        Assert.NotEqual(0, copy.Plan.Seed);
        Assert.Equal(2, await designer.ReadAsync(context => context.Topics.CountAsync(topic => topic.StudyId == copy.Id)));
        Assert.Equal(1, await designer.ReadAsync(context => context.VariantMethods.CountAsync(method => method.StudyId == copy.Id)));
        Assert.NotEqual((await designer.StudyAsync()).Invitation, copy.Invitation);
    }
}
