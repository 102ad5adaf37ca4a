using System.Security.Cryptography;
using LoraJudge.Data.Accounts;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Judge;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Shared.Exports;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

[Trait("group", "server")]
public sealed class ExportJobTests
{
    [Fact]
    public async Task A_form_makes_an_export_that_can_be_downloaded()
    {
        await using var study = await ExportedStudy.CreateAsync();

        var row = await MadeAsync(study, ("relevance", "mean-3"));

        using var answer = await study.Owner.GetAsync(File(study, row));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(row.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal((bytes.Length, "mean-3", (string?)null), (row.Bytes, row.Filters["relevance"], row.SupersededReason));
        Assert.Equal((await study.DataAsync()).Judgments.Count, row.RowCounts["judgments.csv"]);
    }

    [Fact]
    public async Task The_results_page_has_the_exports_and_the_form_comes_back_to_the_same_analysis()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await MadeAsync(study);

        var page = await study.Owner.GetStringAsync($"/studies/{study.Id}/results?grade=mean&from=3");
        using var answer = await DoAsync(study, study.Owner, ("do", "cancel"), ("grade", "mean"), ("from", "3"));

        Assert.Contains("data-testid=\"download-export\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"relevance\" value=\"mean-3\"", page, StringComparison.Ordinal);
        Assert.Equal($"/studies/{study.Id}/results?grade=mean&from=3#exports", $"{answer.Headers.Location}");
    }

    [Fact]
    public async Task What_keeps_an_export_from_being_made_is_said()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var jobs = study.Portal.Get<ExportJobs>();

        (await DoAsync(study, study.Owner, ("do", "start"), ("relevance", "often"))).Dispose();
        await EndedAsync(jobs, study.Id);

        Assert.StartsWith("relevance is \"often\"", jobs.Of(study.Id)!.Problem, StringComparison.Ordinal);
        Assert.Equal(0, await study.ReadAsync(context => context.ExportBundles.CountAsync()));
    }

    [Fact]
    public async Task A_cancelled_export_leaves_nothing()
    {
        await using var study = await ExportedStudy.CreateAsync();
        using var stop = new CancellationTokenSource();
        await using (var file = study.Portal.Get<ExportFiles>().Begin())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                study.Maker.WriteAsync(study.Id, _ => null, file, (_, _) => stop.Cancel(), stop.Token)
            );

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(study.Portal.Folder, "exports")));
    }

    [Fact]
    public async Task A_removed_file_is_gone_and_what_it_was_is_known()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var row = await MadeAsync(study);

        (await DoAsync(study, study.Owner, ("do", "remove"), ("export", $"{row.Id}"))).Dispose();

        using var answer = await study.Owner.GetAsync(File(study, row));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(await study.ReadAsync(context => context.ExportBundles.Select(one => one.IsKept).SingleAsync()));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(study.Portal.Folder, "exports")));
    }

    [Fact]
    public async Task Another_researcher_reaches_no_export()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var row = await MadeAsync(study);
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");
        using var anonymous = study.Portal.Browser();

        using var file = await other.GetAsync(File(study, row));
        using var start = await DoAsync(study, other, ("do", "start"));
        using var remove = await DoAsync(study, other, ("do", "remove"), ("export", $"{row.Id}"));
        using var stranger = await anonymous.GetAsync(File(study, row));

        Assert.All([file, start, remove], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Contains("/sign-in", $"{stranger.Headers.Location}", StringComparison.Ordinal);
        Assert.True(await study.ReadAsync(context => context.ExportBundles.Select(one => one.IsKept).SingleAsync()));
    }

    [Fact]
    public async Task An_administrator_reaches_every_export()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var row = await MadeAsync(study);
        using var administrator = await study.Portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org");

        using var answer = await administrator.GetAsync(File(study, row));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_withdrawal_supersedes_earlier_exports_and_removes_their_files()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var row = await MadeAsync(study);

        await WithdrawAsync(study);
        var later = await MadeAsync(study);

        var rows = await study.ReadAsync(context => context.ExportBundles.OrderBy(one => one.Id).ToListAsync());
        Assert.StartsWith("A participant withdrew", rows[0].SupersededReason, StringComparison.Ordinal);
        Assert.NotNull(rows[0].SupersededUtc);
        Assert.False(rows[0].IsKept);
        Assert.Equal((null, true), (rows[1].SupersededUtc, rows[1].IsKept));
        Assert.NotEqual(row.Fingerprint, later.Fingerprint);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(study.Portal.Folder, "exports")));
    }

    [Fact]
    public async Task An_export_during_which_somebody_withdraws_does_not_go_out()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await using var file = study.Portal.Get<ExportFiles>().Begin();
        var made = await study.Maker.WriteAsync(study.Id, _ => null, file, null, CancellationToken.None);

        await WithdrawAsync(study);

        await Assert.ThrowsAsync<StudyException>(() => study.Maker.StoreAsync(made, CancellationToken.None));
        Assert.Equal(0, await study.ReadAsync(context => context.ExportBundles.CountAsync()));
    }

    private static string File(ExportedStudy study, ExportBundle row) => $"/studies/{study.Id}/exports/{row.Id}.zip";

    private static Task<HttpResponseMessage> DoAsync(
        ExportedStudy study,
        HttpClient browser,
        params (string Name, string Value)[] fields
    ) =>
        Portal.PostAsync(
            browser,
            $"/studies/{study.Id}/exports",
            fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal),
            page: "/account"
        );

    private static async Task<ExportBundle> MadeAsync(ExportedStudy study, params (string Name, string Value)[] rules)
    {
        using var answer = await DoAsync(study, study.Owner, [("do", "start"), .. rules]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var jobs = study.Portal.Get<ExportJobs>();
        await EndedAsync(jobs, study.Id);
        Assert.Null(jobs.Of(study.Id)!.Problem);
        return await study.ReadAsync(context => context.ExportBundles.OrderByDescending(one => one.Id).FirstAsync());
    }

    private static Task EndedAsync(ExportJobs jobs, long id) => Eventually.HoldsAsync(() => jobs.Of(id) is not { IsUnderWay: true });

    private static async Task WithdrawAsync(ExportedStudy study)
    {
        var code = await study.ReadAsync(context => context.Participants.Select(one => one.Code).FirstAsync());
        await study.Portal.Get<WithdrawalHandler>().WithdrawAsync(code, CancellationToken.None);
    }
}
