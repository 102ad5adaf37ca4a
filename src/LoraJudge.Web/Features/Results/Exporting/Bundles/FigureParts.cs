using System.Globalization;
using System.Text.Json;
using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>What was computed: every figure of the page as JSON, the main ones and the agreement as tables.</summary>
internal sealed class FigureParts(BundleSource source)
{
    private readonly StudyResults results = source.Results;

    public IEnumerable<BundlePart> All() =>
        [
            new("figures.csv", Figures),
            new("agreement.csv", Agreement),
            new(
                "results.json",
                stream =>
                {
                    JsonSerializer.Serialize(stream, results, ResultsJson.Options);
                    return null;
                }
            ),
        ];

    private long? Figures(Stream stream)
    {
        using var table = new CsvTable(stream, "figure", "method", "value", "lower", "upper");
        foreach (var level in results.Agreement.Levels)
            Figure(table, $"alpha {level.Level}".ToLowerInvariant(), "", level.Alpha);
        foreach (var method in results.Retrieval.Methods)
        foreach (var figure in method.Figures)
            Figure(table, figure.Measure, method.Method, figure.Mean);
        foreach (var test in results.Comparisons.Tests)
        {
            var name = NameOf(test.Kind);
            Figure(table, $"{name} statistic", "", test.Statistic);
            Figure(table, $"{name} p", "", test.PValue);
            Figure(table, $"{name} degrees of freedom", "", test.DegreesOfFreedom);
            Figure(table, $"{name} critical value", "", test.CriticalValue);
            foreach (var one in test.Comparisons)
            {
                Figure(table, $"{name} difference", one.Method, one.Difference);
                Figure(table, $"{name} statistic", one.Method, one.Statistic);
                Figure(table, $"{name} p", one.Method, one.PValue);
                Figure(table, $"{name} effect", one.Method, one.Effect);
            }
        }

        foreach (var pair in results.Live.Pairs)
        {
            Figure(table, $"interleaving wins against {pair.Second}", pair.First, Estimate.Of(pair.Wins));
            Figure(table, $"interleaving ties with {pair.Second}", pair.First, Estimate.Of(pair.Ties));
            Figure(table, $"interleaving losses against {pair.Second}", pair.First, Estimate.Of(pair.Losses));
            Figure(table, $"interleaving p against {pair.Second}", pair.First, pair.PValue);
            Figure(table, $"interleaving Holm p against {pair.Second}", pair.First, pair.HolmPValue);
        }

        return table.Rows;
    }

    private static void Figure(CsvTable table, string name, string method, Estimate? figure)
    {
        if (figure is not null)
            table.Text(name).Text(method).Number(figure.Value).Number(figure.Lower).Number(figure.Upper).End();
    }

    private static string NameOf(TestKind kind) =>
        kind switch
        {
            TestKind.BlockedDunnett => "blocked Dunnett",
            _ => $"{kind}",
        };

    private long? Agreement(Stream stream)
    {
        using var table = new CsvTable(
            stream,
            "part",
            "name",
            "other",
            "judgments",
            "items",
            "alpha",
            "lower",
            "upper",
            "disagreement",
            "reason"
        );
        var agreement = results.Agreement;
        foreach (var one in agreement.Levels)
            Row(table, "level", $"{one.Level}", null, one.Judgments, one.Items, one.Alpha, one.ObservedDisagreement.Value);
        foreach (var one in agreement.OverTime)
            Row(table, "time", one.GivenUtc.ToString("O", CultureInfo.InvariantCulture), null, one.Judgments, null, one.Alpha, null);
        foreach (var one in agreement.Pairs)
            Row(table, "pair", one.First, one.Second, 2 * one.CommonItems, one.CommonItems, one.Alpha, null);
        foreach (var one in agreement.Raters)
            Row(table, "rater", one.Pseudonym, null, one.Judgments, one.SharedItems, one.AlphaWithout, one.Disagreement);
        foreach (var one in agreement.Items)
            Row(table, "item", one.Code, null, one.Counts.Sum(), null, null, one.Disagreement);
        return table.Rows;
    }

    private static void Row(
        CsvTable table,
        string part,
        string name,
        string? other,
        long judgments,
        long? items,
        Estimate? alpha,
        double? disagreement
    )
    {
        table.Text(part).Text(name).Text(other).Number(judgments).Number(items);
        table.Number(alpha?.Value).Number(alpha?.Lower).Number(alpha?.Upper).Number(disagreement).Text(alpha?.Reason).End();
    }
}
