using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>What the study is: its plan, methods, settings, and the words about them.</summary>
internal sealed class StudyParts(BundleSource source)
{
    private readonly StudyData data = source.Data;

    public IEnumerable<BundlePart> All()
    {
        yield return new("study.json", stream => Json(stream, StudyFile.Of(source)));
        // Byte for byte: its SHA-256 is the frozen hash.
        if (source.FrozenPlan is { } plan)
            yield return new("plan.json", stream => Text(stream, plan));
        yield return new("amendments.json", stream => Json(stream, data.Amendments, data.Amendments.Count));
        yield return new("methods.csv", Methods);
        yield return new("settings.csv", Settings);
        yield return new("methods.md", stream => Text(stream, MethodsText.Of(source)));
        yield return new("codebook.md", stream => Copy(stream, "codebook.md"));
        yield return new("recompute.R", stream => Copy(stream, "recompute.R"));
    }

    private long? Methods(Stream stream)
    {
        using var table = new CsvTable(stream, "method", "run_file", "encoder", "is_control");
        for (var method = 0; method < data.Methods.Count; method++)
        {
            table.Text(data.Methods[method]).Text($"runs/{source.MethodFiles[method]}.run").Text(source.Encoders[method]);
            table.Number(method == data.Control ? 1 : 0).End();
        }

        return table.Rows;
    }

    private long? Settings(Stream stream)
    {
        var (study, options) = (data.Study, source.Results.Options);
        using var table = new CsvTable(stream, "setting", "value");
        void Row(string name, object? value) => Pair(table, name, Convert.ToString(value, CultureInfo.InvariantCulture));
        Row("title", study.Title);
        Row("control", study.Control);
        Row("depth", study.Depth);
        Row("scores", data.Scores);
        Row("raters_per_item", study.RatersPerItem);
        Row("aggregation", $"{options.Relevance.Aggregation}".ToLowerInvariant());
        Row("threshold", options.Relevance.Threshold);
        Row("failed_checks_allowed", options.FailedChecksAllowed);
        Row("least_median_ms", options.LeastMedianMilliseconds);
        Row("alpha", options.Alpha);
        Row("seed", options.Seed);
        Row("resamples", options.Resamples);
        Row("grade_unit", source.Results.Retrieval.GradeUnit);
        Row("relevant_grade", source.Results.Retrieval.RelevantGrade);
        Row("simulated_raters", study.IsSimulated ? 1 : 0);
        Row("frozen_hash", study.FrozenHash);
        Row("fingerprint", source.Results.Fingerprint);
        return table.Rows;
    }

    private static void Pair(CsvTable table, string name, string? value) => table.Text(name).Text(value).End();

    private static long? Json<T>(Stream stream, T value, long? rows = null)
    {
        JsonSerializer.Serialize(stream, value, ResultsJson.Options);
        return rows;
    }

    private static long? Text(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        return null;
    }

    private static long? Copy(Stream stream, string name)
    {
        using var text = Assembly.GetExecutingAssembly().GetManifestResourceStream($"export/{name}")!;
        text.CopyTo(stream);
        return null;
    }
}
