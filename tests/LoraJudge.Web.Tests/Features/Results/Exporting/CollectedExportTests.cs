using System.Text;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

[Trait("group", "server")]
public sealed class CollectedExportTests
{
    [Fact]
    public async Task Panel_ids_are_in_no_file_of_an_export_that_was_not_asked_for_them()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var files = await study.FilesAsync();

        Assert.DoesNotContain("panel.csv", files.Keys);
        foreach (var (name, content) in files)
        foreach (var id in CollectedStudy.PanelIds.Append("=panel+").Append("Zo\\u00eb"))
            Assert.False(Contains(content, id), $"{name} has the panel id {id}.");
    }

    [Fact]
    public async Task An_export_that_was_asked_for_panel_ids_has_them_in_a_file_of_their_own()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var files = await study.FilesAsync((ExportContent.PanelIds, "true"));

        var people = (await study.DataAsync()).Participants;
        Assert.Equal(
            $"participant,panel_id\n{people[0].Pseudonym},{CollectedStudy.PanelIds[0]}\n{people[1].Pseudonym},\"'=panel+\"\"7\"\", Zoë\"\n",
            Encoding.UTF8.GetString(files["panel.csv"])
        );
        Assert.All(
            files.Where(file => file.Key != "panel.csv"),
            file => Assert.False(Contains(file.Value, CollectedStudy.PanelIds[0]), file.Key)
        );
    }

    [Fact]
    public async Task Panel_ids_change_neither_figures_nor_fingerprint()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var (with, without) = (await study.FilesAsync((ExportContent.PanelIds, "true")), await study.FilesAsync());

        Assert.Equal(Encoding.UTF8.GetString(without["results.json"]), Encoding.UTF8.GetString(with["results.json"]));
    }

    [Fact]
    public async Task A_value_that_is_none_is_told_what_to_write()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var refused = await Assert.ThrowsAsync<StudyException>(() => study.FilesAsync((ExportContent.PanelIds, "yes")));

        Assert.Equal("panel-ids is \"yes\": write true or false.", refused.Message);
    }

    [Fact]
    public async Task Consent_stands_with_its_participant()
    {
        await using var study = await CollectedStudy.CreateAsync();
        var row = await study.ReadAsync(context => context.Participants.OrderBy(one => one.Id).FirstAsync());

        var lines = ExportedStudy.Lines((await study.FilesAsync())["participants.csv"]);

        Assert.Contains($",{row.CreatedUtc:O},1,{row.ConsentUtc:O},{row.PractisedUtc:O},{row.FinishedUtc:O},", lines[1]);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task Answers_to_attention_checks_say_what_was_expected_and_given()
    {
        await using var study = await CollectedStudy.CreateAsync();
        var data = await study.DataAsync();

        var rows = ExportedStudy.Lines((await study.FilesAsync())["attention-checks.csv"]).Skip(1).Select(line => line.Split(',')).ToList();

        Assert.Equal([("4", "1"), ("2", "0")], rows.Select(row => (row[5], row[6])).Distinct());
        Assert.All(rows, row => Assert.Equal(("4", "4"), (row[3], row[4])));
        Assert.Equal(data.Participants[0].ChecksPassed + data.Participants[1].ChecksFailed, rows.Count);
    }

    [Fact]
    public async Task Final_answers_are_rows_with_their_question()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var text = Encoding.UTF8.GetString((await study.FilesAsync())["answers.csv"]);

        Assert.Contains(",1,How used are you to looking at pictures?,It is my work\n", text);
        Assert.Contains(",2,What made a style hard to judge?,\"'=1+1 was hard,\r\nand \"\"quotes\"\" too: 画風\"\n", text);
        Assert.DoesNotContain("Forget me", text);
    }

    [Fact]
    public async Task Assignments_say_which_places_were_released()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var states = ExportedStudy.Lines((await study.FilesAsync())["assignments.csv"]).Skip(1).Select(line => line.Split(',')[3]);

        Assert.Equal(["complete", "complete", "released"], states);
    }

    [Fact]
    public async Task Visitors_rankings_are_there_with_their_scores_and_without_their_searches()
    {
        await using var study = await CollectedStudy.CreateAsync();
        var codes = await study.ReadAsync(context => context.LiveRankings.Select(row => row.SearchCode).ToListAsync());

        var files = await study.FilesAsync();

        Assert.Equal(["1", "1", "1", "0"], ExportedStudy.Lines(files["live-rankings.csv"]).Skip(1).Select(line => line.Split(',')[1]));
        var given = ExportedStudy.Lines(files["live-judgments.csv"]).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(16, given.Count);
        Assert.Equal(8, given.Count(row => row[4].Length > 0 && row[5].Length > 0));
        Assert.All(given.Where(row => row[4].Length == 0), row => Assert.Equal("", row[5]));
        Assert.All(files.Values, content => Assert.DoesNotContain(codes, code => Contains(content, code)));
    }

    [Fact]
    public async Task Nothing_of_somebody_who_withdrew_is_in_any_file()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var files = await study.FilesAsync((ExportContent.PanelIds, "true"));

        foreach (var text in (string[])["Forget me", "withdrawn-panel-id", study.Withdrawn])
            Assert.All(files.Values, content => Assert.False(Contains(content, text), text));
        Assert.Contains("\"withdrawals\": 1", Encoding.UTF8.GetString(files["study.json"]));
    }

    [Fact]
    public async Task A_form_asks_for_panel_ids_and_the_list_and_the_files_name_say_so()
    {
        await using var study = await CollectedStudy.CreateAsync();
        var page = $"/studies/{study.Id}/results";
        Assert.Contains("data-testid=\"export-panel-ids\"", await study.Owner.GetStringAsync(page));

        using var started = await Portal.PostAsync(
            study.Owner,
            $"/studies/{study.Id}/exports",
            new() { ["do"] = "start", [ExportContent.PanelIds] = "true" },
            page
        );
        await Eventually.HoldsAsync(() => study.ReadAsync(context => context.ExportBundles.AnyAsync()));

        var export = await study.ReadAsync(context => context.ExportBundles.SingleAsync());
        Assert.Contains(", with panel ids", await study.Owner.GetStringAsync(page));
        using var file = await study.Owner.GetAsync($"/studies/{study.Id}/exports/{export.Id}.zip");
        Assert.EndsWith(
            "-with-panel-ids.zip",
            file.Content.Headers.ContentDisposition!.FileNameStar ?? file.Content.Headers.ContentDisposition.FileName
        );
        Assert.Contains("panel.csv", ExportedStudy.Unzip(await file.Content.ReadAsStreamAsync()).Keys);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("?panel-ids=false", false)]
    [InlineData("?panel-ids=true", true)]
    public async Task A_script_asks_for_panel_ids_by_name(string query, bool has)
    {
        await using var study = await CollectedStudy.CreateAsync();
        using var script = study.Portal.Browser();
        script.DefaultRequestHeaders.Authorization = new("Bearer", await ResultsApiTests.TokenAsync(study.Owner));

        await using var zip = await script.GetStreamAsync($"/api/studies/{study.Id}/export{query}");

        using var memory = new MemoryStream();
        await zip.CopyToAsync(memory);
        Assert.Equal(has, ExportedStudy.Unzip(memory).ContainsKey("panel.csv"));
    }

    [Fact]
    public async Task Nobody_but_the_studys_researcher_gets_panel_ids()
    {
        await using var study = await CollectedStudy.CreateAsync();
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");

        using var answer = await Portal.PostAsync(
            other,
            $"/studies/{study.Id}/exports",
            new() { ["do"] = "start", [ExportContent.PanelIds] = "true" },
            "/studies"
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(study.Portal.Get<ExportJobs>().Of(study.Id));
    }

    private static bool Contains(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
