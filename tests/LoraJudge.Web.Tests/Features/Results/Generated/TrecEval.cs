using System.Diagnostics;
using System.Globalization;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Web.Tests.Features.Results.Generated;

/// <summary>trec_eval itself, an outside program, over the files of an export.</summary>
internal static class TrecEval
{
    /// <summary>Path of the program, built of https://github.com/usnistgov/trec_eval.</summary>
    public const string Program = "LORAJUDGE_TREC_EVAL";

    /// <summary>It prints four decimals.</summary>
    private const double Printed = 0.5e-4 + 1e-12;

    public static string PathOrSkip()
    {
        var path = Environment.GetEnvironmentVariable(Program);
        Assert.SkipWhen(string.IsNullOrEmpty(path), $"Set {Program} to the path of trec_eval.");
        return path!;
    }

    /// <returns>Figures that were compared: p@k at all cutoffs and MRR@k, of each query and of all.</returns>
    public static async Task<int> CompareAsync(StudyResults results, Dictionary<string, byte[]> files)
    {
        using var folder = new TemporaryFolder();
        var (qrels, run) = (Path.Combine(folder.Path, "qrels"), Path.Combine(folder.Path, "run"));
        await File.WriteAllBytesAsync(qrels, files["qrels/aggregated.qrels"]);
        var compared = 0;
        foreach (var (method, name) in results.Retrieval.Methods.Zip(BundleNames.Of(results.Retrieval.Methods.Select(one => one.Method))))
        {
            // It reads no empty file.
            if (files[$"runs/{name}.run"].Length == 0 || results.Retrieval.JudgedTopics.Count == 0)
                continue;
            await File.WriteAllBytesAsync(run, files[$"runs/{name}.run"]);
            var printed = await PrintedAsync(results, qrels, run);
            foreach (var (at, measure) in results.Retrieval.Measures.Index())
            {
                if (NameOf(measure) is not { } own)
                    continue;
                Assert.InRange(Math.Abs(printed[(own, "all")] - method.Figures[at].Mean.Value!.Value), 0, Printed);
                compared++;
                foreach (var (topic, code) in results.Retrieval.JudgedTopics.Index())
                {
                    // It prints nothing of a query that the run lacks.
                    Assert.InRange(Math.Abs(printed.GetValueOrDefault((own, code)) - method.ByTopic[topic][at]), 0, Printed);
                    compared++;
                }
            }
        }

        return compared;
    }

    private static string? NameOf(string measure) =>
        measure.StartsWith("p@", StringComparison.Ordinal) ? $"P_{measure[2..]}"
        : measure.StartsWith("MRR@", StringComparison.Ordinal) ? "recip_rank"
        : null;

    private static async Task<Dictionary<(string Measure, string Topic), double>> PrintedAsync(
        StudyResults results,
        string qrels,
        string run
    )
    {
        var cutoffs = results
            .Retrieval.Measures.Where(measure => measure.StartsWith("p@", StringComparison.Ordinal))
            .Select(one => one[2..]);
        using var process = Process.Start(
            new ProcessStartInfo(
                PathOrSkip(),
                [
                    "-q",
                    "-c",
                    "-M",
                    $"{results.Study.Depth}",
                    "-l",
                    $"{results.Retrieval.RelevantGrade}",
                    "-m",
                    $"P.{string.Join(',', cutoffs)}",
                    "-m",
                    "recip_rank",
                    qrels,
                    run,
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(fields => (fields[0], fields[1]), fields => double.Parse(fields[2], CultureInfo.InvariantCulture));
    }
}
