using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoraJudge.Domain.Studies;
using LoraJudge.Statistics.Agreement;
using LoraJudge.Statistics.Retrieval;
using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

[Trait("group", "server")]
public sealed class BundleTests
{
    [Fact]
    public async Task The_manifest_has_rows_and_hash_of_every_file()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var data = await study.DataAsync();

        var files = await study.FilesAsync();

        var manifest = Manifest(files);
        Assert.Equal(files.Keys.Where(name => name != StudyBundle.ManifestName).Order(), manifest.Files.Select(file => file.Name).Order());
        Assert.All(manifest.Files, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[file.Name])), file.Sha256));
        Assert.All(
            manifest.Files.Where(file => file.Name.EndsWith(".csv", StringComparison.Ordinal)),
            file => Assert.Equal(ExportedStudy.Lines(files[file.Name]).Length - 1, file.Rows)
        );
        Assert.Equal(data.Judgments.Count, manifest.Files.Single(file => file.Name == "judgments.csv").Rows);
        Assert.Equal((data.Fingerprint(), ProgramVersion.Current), (manifest.Fingerprint, manifest.Program));
    }

    [Fact]
    public async Task A_judgment_is_a_row()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var data = await study.DataAsync();

        var lines = ExportedStudy.Lines((await study.FilesAsync())["judgments.csv"]);

        var (given, item) = (data.Judgments, data.Judgments.Item[0]);
        string[] fields =
        [
            data.Participants[given.Participant[0]].Pseudonym,
            data.Topics[data.Items.Topic[item]].Code,
            data.Models[data.Items.Model[item]],
            CsvText.Hardened(data.Items.Code[item]),
            $"{given.Score[0]}",
            given.GivenUtc[0]!.Value.ToString("O", CultureInfo.InvariantCulture),
            $"{given.Milliseconds[0]}",
            $"{given.Position[0]}",
            $"{given.LoadFailures[0]}",
        ];
        Assert.Equal(data.Judgments.Count + 1, lines.Length);
        Assert.Equal(string.Join(',', fields), lines[1]);
    }

    [Fact]
    public async Task Load_failures_are_exported_as_they_are_stored_and_empty_if_they_are_not_known()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var stored = await study.ReadAsync(context => context.Judgments.Select(row => row.LoadFailures).ToListAsync());

        var lines = ExportedStudy.Lines((await study.FilesAsync())["judgments.csv"]);

        Assert.EndsWith(",load_failures", lines[0], StringComparison.Ordinal);
        var exported = lines.Skip(1).Select(line => line[(line.LastIndexOf(',') + 1)..]);
        Assert.Equal(["", "0", "2"], exported.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            stored.CountBy(failures => $"{failures}").OrderBy(pair => pair.Key),
            exported.CountBy(text => text).OrderBy(pair => pair.Key)
        );
    }

    [Fact]
    public async Task The_wide_matrix_has_the_alpha_of_the_page()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var alpha = (await study.ResultsAsync()).Agreement.Ordinal.Alpha.Value;

        var rows = ExportedStudy
            .Lines((await study.FilesAsync())["ratings-wide.csv"])
            .Skip(1)
            .Select(line => line.Split(',')[3..])
            .ToArray();

        var ratings = new double?[rows[0].Length, rows.Length];
        for (var item = 0; item < rows.Length; item++)
        for (var rater = 0; rater < rows[item].Length; rater++)
            ratings[rater, item] = double.TryParse(rows[item][rater], CultureInfo.InvariantCulture, out var score) ? score : null;
        Assert.Equal(alpha!.Value, KrippendorffAlpha.Compute(ratings, MeasurementLevel.Ordinal).Alpha.Value, 12);
    }

    [Fact]
    public async Task Runs_and_qrels_have_the_precision_of_the_page()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var results = await study.ResultsAsync();

        var files = await study.FilesAsync();

        var qrels = QrelsFile.Parse(files["qrels/aggregated.qrels"]);
        foreach (var (method, name) in results.Retrieval.Methods.Zip(BundleNames.Of(results.Retrieval.Methods.Select(one => one.Method))))
        {
            var report = RetrievalMeasures.Evaluate(
                RunFile.Parse(files[$"runs/{name}.run"]),
                qrels,
                new EvaluationOptions(results.Retrieval.RelevantGrade) { Cutoffs = [5] }
            );
            Assert.Equal(
                method.Figures.Single(figure => figure.Measure == "p@5").Mean.Value!.Value,
                report.Topics.Average(topic => topic.At(5).Precision),
                12
            );
        }
    }

    [Fact]
    public async Task Results_are_there_to_the_last_bit()
    {
        await using var study = await ExportedStudy.CreateAsync();

        var json = Encoding.UTF8.GetString((await study.FilesAsync())["results.json"]);

        Assert.Equal(ResultsJson.Write(await study.ResultsAsync()), json);
    }

    [Fact]
    public async Task The_frozen_plan_has_its_hash()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var data = await study.DataAsync();

        var plan = (await study.FilesAsync())["plan.json"];

        Assert.Equal(data.Study.FrozenHash, Convert.ToHexStringLower(SHA256.HashData(plan)));
    }

    [Fact]
    public async Task Filters_make_other_figures_and_leave_the_judgments()
    {
        await using var study = await ExportedStudy.CreateAsync();

        var plain = await study.FilesAsync();
        var strict = await study.FilesAsync(("relevance", "mean-3.5"), ("least-ms", "1000000"));

        Assert.Equal(plain["judgments.csv"], strict["judgments.csv"]);
        Assert.NotEqual(plain["figures.csv"], strict["figures.csv"]);
        Assert.Equal(("mean-3.5", "1000000"), (Manifest(strict).Filters["relevance"], Manifest(strict).Filters["least-ms"]));
        Assert.All(
            ExportedStudy.Lines(strict["participants.csv"]).Skip(1),
            line => Assert.EndsWith("Speeders", line, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_study_without_judgments_has_an_export()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await study.ReadAsync(context => context.Participants.ExecuteDeleteAsync());

        var files = await study.FilesAsync();

        Assert.Single(ExportedStudy.Lines(files["judgments.csv"]));
        Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(files["results.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_study_that_hides_its_leader_has_none()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await study.ReadAsync(context => context.Studies.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, StudyState.Open)));

        var refused = await Assert.ThrowsAsync<StudyException>(() => study.FilesAsync());

        Assert.Contains("close the study first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parquet_has_the_judgments()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var data = await study.DataAsync();
        using var memory = new MemoryStream();

        await ParquetJudgments.WriteAsync(data, memory);

        memory.Position = 0;
        await using var reader = await Parquet.ParquetReader.CreateAsync(memory);
        Assert.Equal(RatingParts.JudgmentHeader, reader.Schema.DataFields.Select(field => field.Name));
        using var group = reader.OpenRowGroupReader(0);
        var scores = new int[group.RowCount];
        await group.ReadAsync<int>(reader.Schema.DataFields[4], scores);
        Assert.Equal(data.Judgments.Score, scores);
    }

    private static BundleManifest Manifest(Dictionary<string, byte[]> files) =>
        JsonSerializer.Deserialize<BundleManifest>(files[StudyBundle.ManifestName], ResultsJson.Options)!;
}
