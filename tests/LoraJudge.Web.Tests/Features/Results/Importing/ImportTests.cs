using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Tests.Features.Results.Exporting;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Importing;

[Trait("group", "server")]
public sealed class ImportTests
{
    [Fact]
    public async Task An_export_imported_into_an_empty_portal_has_the_same_data_and_figures_bit_for_bit()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await using var empty = new Portal();

        var id = await ImportAsync(empty, [("study.zip", ExportedStudy.Zip(await study.FilesAsync()))]);

        var (before, after) = (await study.DataAsync(), await DataAsync(empty, id));
        Assert.Equal(before.Fingerprint(), after.Fingerprint());
        Assert.Equal(Json(before), Json(after));
    }

    [Fact]
    public async Task An_imported_study_has_the_same_export_but_for_its_time()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await using var empty = new Portal();
        var files = await study.FilesAsync();
        var id = await ImportAsync(empty, [("study.zip", ExportedStudy.Zip(files))]);

        var again = await ExportedStudy.FilesAsync(empty, id);

        Assert.All(
            // Results tell the study's id, and a drawing numbers its parts as the process goes on.
            files.Keys.Where(name => name is not ("manifest.json" or "results.json") && !name.EndsWith(".svg", StringComparison.Ordinal)),
            name => Assert.Equal(Encoding.UTF8.GetString(files[name]), Encoding.UTF8.GetString(again[name]))
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everything_that_was_collected_is_the_same_after_import_and_export(bool panelIds)
    {
        await using var study = await CollectedStudy.CreateAsync();
        await using var empty = new Portal();
        (string, string)[] asked = panelIds ? [(ExportContent.PanelIds, "true")] : [];
        var files = await study.FilesAsync(asked);
        var id = await ImportAsync(empty, [("study.zip", ExportedStudy.Zip(files))]);

        var again = await ExportedStudy.FilesAsync(empty, id, asked);

        Assert.Equal(files.Keys.Order(), again.Keys.Order());
        Assert.All(
            files.Keys.Where(name => name is not ("manifest.json" or "results.json") && !name.EndsWith(".svg", StringComparison.Ordinal)),
            name => Assert.Equal(Encoding.UTF8.GetString(files[name]), Encoding.UTF8.GetString(again[name]))
        );
        var (before, after) = (await study.DataAsync(), await DataAsync(empty, id));
        Assert.Equal(before.Fingerprint(), after.Fingerprint());
        Assert.Equal(panelIds ? before.Collected.PanelIds : [], after.Collected.PanelIds);
    }

    [Fact]
    public async Task What_is_stored_of_a_published_export_has_no_panel_id()
    {
        await using var study = await CollectedStudy.CreateAsync();
        await using var empty = new Portal();

        var id = await ImportAsync(empty, [("study.zip", ExportedStudy.Zip(await study.FilesAsync()))]);

        await using var context = await empty.OpenAsync();
        var blob = await context.Studies.Where(row => row.Id == id).Select(row => row.DataSha256).SingleAsync();
        await using var unpacked = new GZipStream(
            new MemoryStream((await empty.Get<IBlobStore>().GetAsync(blob!, CancellationToken.None))!),
            CompressionMode.Decompress
        );
        var text = await new StreamReader(unpacked).ReadToEndAsync();
        Assert.Contains("It is my work", text, StringComparison.Ordinal);
        Assert.All(CollectedStudy.PanelIds, panelId => Assert.DoesNotContain(panelId[..7], text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_a_closed_study_of_its_owner_with_the_frozen_plan()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var owner = await study.ReadAsync(context => context.Users.Select(user => user.Id).SingleAsync());

        var id = await ImportAsync(study.Portal, [("study.zip", ExportedStudy.Zip(await study.FilesAsync()))], owner: owner);

        var rows = await study.ReadAsync(context => context.Studies.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        Assert.Equal((id, StudyState.Closed, owner), (rows[1].Id, rows[1].State, rows[1].OwnerId));
        Assert.Equal((rows[0].FrozenHash, rows[0].FrozenPlan, rows[0].Title), (rows[1].FrozenHash, rows[1].FrozenPlan, rows[1].Title));
    }

    [Fact]
    public async Task Judgments_and_runs_alone_are_a_study_with_the_same_precision()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var files = await study.FilesAsync();
        await using var empty = new Portal();

        var id = await ImportAsync(
            empty,
            [
                ("theirs.csv", new MemoryStream(files["judgments.csv"])),
                .. files.Where(file => file.Key.StartsWith("runs/", StringComparison.Ordinal)).Select(Loose),
            ],
            new ImportWords(Title: "Elsewhere", Control: "Proposed+", Depth: 5)
        );

        var (before, after) = (await study.ResultsAsync(), Compute(await DataAsync(empty, id)));
        Assert.Equal(before.Agreement.Ordinal.Alpha.Value, after.Agreement.Ordinal.Alpha.Value);
        Assert.Equal(
            before.Retrieval.Methods.Select(method => method.Figures[0].Mean.Value).Order(),
            after.Retrieval.Methods.Select(method => method.Figures[0].Mean.Value).Order()
        );
        Assert.Equal(("Elsewhere", "Proposed+", 3), (after.Study.Title, after.Study.Control, after.Study.RatersPerItem));
        Assert.All(after.Comparisons.Tests, test => Assert.Equal(Evidence.Exploratory, test.Standing.Evidence));
    }

    [Fact]
    public async Task Judgments_of_an_export_without_load_failures_are_read_and_theirs_are_not_known()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var files = await study.FilesAsync();
        var lines = ExportedStudy.Lines(files["judgments.csv"]).Select(line => line[..line.LastIndexOf(',')]);
        files["judgments.csv"] = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        files.Remove("manifest.json");
        await using var empty = new Portal();

        var id = await ImportAsync(empty, [("study.zip", ExportedStudy.Zip(files))]);

        var (before, after) = (await study.DataAsync(), await DataAsync(empty, id));
        Assert.Equal(before.Fingerprint(), after.Fingerprint());
        Assert.All(after.Judgments.LoadFailures, Assert.Null);
    }

    [Fact]
    public void Data_that_were_stored_before_load_failures_were_counted_are_read()
    {
        var data = new StudySketch
        {
            Rankings = [("A", ["ab"])],
            Scores =
            [
                ["41"],
            ],
        }.Data();
        var blob = StudyBlob.Write(data);
        using var packed = new System.IO.Compression.GZipStream(new MemoryStream(blob), System.IO.Compression.CompressionMode.Decompress);
        var json = System.Text.Json.Nodes.JsonNode.Parse(packed)!;
        Assert.True(json["Judgments"]!.AsObject().Remove("LoadFailures"));
        using var memory = new MemoryStream();
        using (var old = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionLevel.Optimal))
            System.Text.Json.JsonSerializer.Serialize(old, json);

        var read = StudyBlob.Read(memory.ToArray()).Checked();

        Assert.Equal(data.Fingerprint(), read.Fingerprint());
        Assert.Empty(read.Judgments.LoadFailures);
    }

    [Fact]
    public async Task Qrels_of_raters_are_judgments()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var files = await study.FilesAsync();
        await using var empty = new Portal();

        var id = await ImportAsync(
            empty,
            [
                .. files
                    .Where(file =>
                        file.Key.StartsWith("runs/", StringComparison.Ordinal)
                        || file.Key.StartsWith("qrels/raters/", StringComparison.Ordinal)
                    )
                    .Select(Loose),
            ],
            new ImportWords(Depth: 5)
        );

        var (before, after) = (await study.ResultsAsync(), Compute(await DataAsync(empty, id)));
        Assert.Equal(before.Participation.Judgments, after.Participation.Judgments);
        Assert.Equal(before.Agreement.Ordinal.Alpha.Value, after.Agreement.Ordinal.Alpha.Value);
    }

    [Fact]
    public async Task Ranks_hold_among_equal_scores_and_scores_where_ranks_do_not_fit()
    {
        var kept = ImportedRun.Read("a", Encoding.UTF8.GetBytes("q1 Q0 a 1 1 t\nq1 Q0 b 2 1 t\n")).Select(entry => entry.Model);
        var ranked = ImportedRun.Read("a", Encoding.UTF8.GetBytes("q1 Q0 a 1 1 t\nq1 Q0 b 2 9 t\n")).Select(entry => entry.Model);

        Assert.Equal(["a", "b"], kept);
        Assert.Equal(["b", "a"], ranked);
        await Task.CompletedTask;
    }

    [Fact]
    public void Ranks_with_gaps_say_the_order_and_nothing_more()
    {
        var read = ImportedRun.Read("a", Encoding.UTF8.GetBytes("q1 Q0 a 7 3 t\nq1 Q0 b 20 2 t\nq1 Q0 c 31 1 t\n"));

        Assert.Equal([("a", 1), ("b", 2), ("c", 3)], read.Select(entry => (entry.Model, entry.Rank)));
    }

    [Fact]
    public async Task An_export_from_before_the_methods_had_a_file_of_scores_is_read_as_it_was()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var data = await study.DataAsync();
        var files = await study.FilesAsync();
        files.Remove("scores.csv");
        foreach (var (method, name) in BundleNames.Of(data.Methods).Index())
            files[$"runs/{name}.run"] = OldRun(data, method, name);
        var manifest = JsonSerializer.Deserialize<BundleManifest>(files[StudyBundle.ManifestName], ResultsJson.Options)!;
        files[StudyBundle.ManifestName] = JsonSerializer.SerializeToUtf8Bytes(
            manifest with
            {
                Schema = 1,
                Files = [.. manifest.Files.Where(file => !file.Name.StartsWith("runs/", StringComparison.Ordinal))],
            },
            ResultsJson.Options
        );
        await using var empty = new Portal();

        var id = await ImportAsync(empty, [("study.zip", ExportedStudy.Zip(files))]);

        Assert.Equal(data.Fingerprint(), (await DataAsync(empty, id)).Fingerprint());
    }

    [Theory]
    [InlineData("method,topic,model,score\nA,q1,a,high\n", "scores.csv, line 2: column score: \"high\" is not a number.")]
    [InlineData("method,topic,model,score\nA,q1,a,1\nA,q1,a,2\n", "scores.csv, line 3: the score of this model")]
    public async Task Scores_that_cannot_be_read_are_refused_by_line(string scores, string problem)
    {
        await using var study = await ExportedStudy.CreateAsync();
        var files = await study.FilesAsync();
        files.Remove(StudyBundle.ManifestName);
        files["scores.csv"] = Encoding.UTF8.GetBytes(scores);

        var refused = await Assert.ThrowsAsync<StudyException>(() => ImportAsync(study.Portal, [("study.zip", ExportedStudy.Zip(files))]));

        Assert.StartsWith(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_imports_and_leads_to_the_results()
    {
        await using var study = await ExportedStudy.CreateAsync();

        using var answer = await SendAsync(study.Owner, "study.zip", ExportedStudy.Zip(await study.FilesAsync()).ToArray());

        var id = await study.ReadAsync(context => context.Studies.Where(row => row.DataSha256 != null).Select(row => row.Id).SingleAsync());
        Assert.Equal($"/studies/{id}/results", $"{answer.Headers.Location}");
        Assert.Contains($"/studies/{id}/results", await study.Owner.GetStringAsync("/studies"), StringComparison.Ordinal);
        Assert.Contains("start-export", await study.Owner.GetStringAsync($"/studies/{id}/results"), StringComparison.Ordinal);
        using var run = await study.Owner.GetAsync($"/studies/{id}/run");
        Assert.EndsWith("/results", $"{run.Headers.Location}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_file_is_no_study_says_why_on_the_page()
    {
        await using var portal = new Portal();
        using var owner = await portal.SignedInAsync();

        using var answer = await SendAsync(owner, "judgments.csv", "participant,topic,model\n"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "judgments.csv, line 1: the column score is missing",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_removed_study_is_gone_with_its_data_and_nobody_else_removes_it()
    {
        await using var study = await ExportedStudy.CreateAsync();
        (await SendAsync(study.Owner, "study.zip", ExportedStudy.Zip(await study.FilesAsync()).ToArray())).Dispose();
        var row = await study.ReadAsync(context => context.Studies.AsNoTracking().SingleAsync(one => one.DataSha256 != null));
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");
        Task<HttpResponseMessage> RemoveAsync(HttpClient browser, long id) =>
            Portal.PostAsync(browser, $"/studies/{id}/imported/remove", [], page: "/studies");

        using var refused = await RemoveAsync(other, row.Id);
        using var held = await RemoveAsync(study.Owner, study.Id);
        using var removed = await RemoveAsync(study.Owner, row.Id);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (refused.StatusCode, held.StatusCode));
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.Equal(1, await study.ReadAsync(context => context.Studies.CountAsync()));
        Assert.False(await study.Portal.Get<IBlobStore>().ExistsAsync(row.DataSha256!));
    }

    /// <summary>With the method's own scores.</summary>
    private static byte[] OldRun(StudyData data, int method, string tag) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                Enumerable
                    .Range(0, data.Runs.Count)
                    .Where(at => data.Runs.Method[at] == method)
                    .Select(at =>
                        FormattableString.Invariant(
                            $"{data.Topics[data.Runs.Topic[at]].Code} Q0 {data.Models[data.Runs.Model[at]]} {data.Runs.Rank[at]} {data.Runs.Score[at]:R} {tag}\n"
                        )
                    )
            )
        );

    private static async Task<long> ImportAsync(
        Portal portal,
        IReadOnlyList<(string Name, Stream Content)> files,
        ImportWords? words = null,
        long? owner = null
    ) => await portal.Get<StudyImporter>().ImportAsync(files, words ?? new ImportWords(), owner, CancellationToken.None);

    private static async Task<StudyData> DataAsync(Portal portal, long id) =>
        (await portal.Get<StudyReader>().ReadAsync(id, CancellationToken.None))!;

    private static StudyResults Compute(StudyData data) => StudyResults.Compute(data, ResultsOptions.Of(data.Study));

    private static string Json(StudyData data) => ResultsJson.Write(Compute(data with { Study = data.Study with { Id = 0 } }));

    private static (string, Stream) Loose(KeyValuePair<string, byte[]> file) => (Path.GetFileName(file.Key), new MemoryStream(file.Value));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string name, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Portal.TokenAsync(browser, "/studies")), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "files", name },
        };
        return await browser.PostAsync("/studies/import", form);
    }
}
