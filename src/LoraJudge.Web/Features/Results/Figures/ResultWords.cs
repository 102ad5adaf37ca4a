using System.Globalization;
using LoraJudge.Statistics.Comparison;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Figures in sentences.</summary>
internal static class ResultWords
{
    /// <summary>Two decimals.</summary>
    public static string Two(double value) => Number(value, "0.00");

    /// <summary>Three decimals, as journals print p-values; no line is broken within.</summary>
    public static string P(double value) => value < 0.001 ? "p\u00a0<\u00a00.001" : $"p\u00a0=\u00a0{Number(value, "0.000")}";

    public static string Percent(double share) => $"{Number(100 * share, "0.##")} %";

    /// <summary>No decimals.</summary>
    public static string Whole(double share) => $"{Number(100 * share, "0")} %";

    /// <summary>From which score on, and how people's scores become one.</summary>
    public static string Rule(RelevanceRule rule) =>
        rule.Aggregation == Aggregation.Majority
            ? $"more than half give {Number(rule.Threshold, "0.##")} or more"
            : $"{(rule.Aggregation == Aggregation.Mean ? "mean" : "median")} of {Number(rule.Threshold, "0.##")} or more";

    /// <summary>The value with its interval, or the reason why there is none.</summary>
    public static string Of(Estimate figure) =>
        figure.Value is not { } value ? $"not known: {figure.Reason}"
        : figure is { Lower: { } lower, Upper: { } upper } ? $"{Two(value)} ({Two(lower)} to {Two(upper)})"
        : Two(value);

    public static string NameOf(TestKind kind) =>
        kind switch
        {
            TestKind.BlockedDunnett => "Dunnett, queries as blocks",
            TestKind.Dunnett => "Dunnett, classical",
            TestKind.Permutation => "Permutation, max-T",
            _ => "Friedman, Holm",
        };

    public static string EffectOf(TestKind kind) =>
        kind switch
        {
            TestKind.BlockedDunnett => "d: difference / residual standard deviation",
            TestKind.Dunnett => "d: difference / pooled standard deviation",
            TestKind.Permutation => "d: difference / standard deviation of the differences",
            _ => "r: z / √queries",
        };

    /// <summary>Krippendorff's own thresholds.</summary>
    public static string Alpha(Estimate alpha, double error) =>
        alpha.Value is not { } value ? $"Agreement cannot be told: {alpha.Reason}."
        : value < 0 ? $"α is {Of(alpha)}: people disagree more than chance would have it."
        : value < 0.667 ? $"α is {Of(alpha)}: below .667, which Krippendorff asks for tentative conclusions.{Reach(alpha, error)}"
        : value < 0.8 ? $"α is {Of(alpha)}: enough for tentative conclusions, below Krippendorff's .800.{Reach(alpha, error)}"
        : $"α is {Of(alpha)}: reliable by Krippendorff's .800.{Reach(alpha, error)}";

    public static string Comparison(MethodComparison one, TestKind kind, string measure, string control, double alpha)
    {
        if (one.Difference.Value is not { } difference)
            return $"{one.Method} cannot be compared with {control}: {one.Difference.Reason}.";
        var what = kind == TestKind.Friedman ? "mean rank" : measure;
        var direction =
            difference == 0 ? $"{one.Method} and {control} have the same {what}"
            : difference > 0 ? $"{one.Method} is {Two(difference)} above {control} in {what}"
            : $"{one.Method} is {Two(-difference)} below {control} in {what}";
        var interval = one.Difference is { Lower: { } lower, Upper: { } upper }
            ? $" ({Percent(1 - alpha)} simultaneous: {Two(lower)} to {Two(upper)})"
            : "";
        return $"{direction}{interval}; {Verdict(one, alpha)}";
    }

    public static string Summary(TestKind kind, StudyData data, int topics, IReadOnlyList<MethodComparison> comparisons, double alpha)
    {
        var shown = comparisons.Where(one => one.PValue.Value <= alpha).Select(one => one.Method).ToList();
        var basis = kind switch
        {
            TestKind.BlockedDunnett => $"{Counted(topics, "query", "queries")} as blocks: what a query does to all methods cancels.",
            TestKind.Dunnett =>
                $"As the paper used it: the {Counted(topics, "query", "queries")} of a method as independent observations. All methods met the same queries, so it is too cautious.",
            TestKind.Permutation => $"No normality is assumed; signs are flipped within {Counted(topics, "query", "queries")}.",
            _ => $"Ranks within {Counted(topics, "query", "queries")}; the larger rank is better.",
        };
        return comparisons.All(one => one.PValue.Value is null)
            ? $"{basis} Nothing can be tested: {comparisons[0].PValue.Reason}."
            : $"{basis} {(shown.Count == 0 ? $"No method is shown to differ from {data.Study.Control}" : $"Shown to differ from {data.Study.Control}: {string.Join(", ", shown)}")} at {Percent(alpha)}.";
    }

    public static string Patterns(MaxTResult found) =>
        $" {found.Patterns.ToString("N0", CultureInfo.InvariantCulture)} sign patterns, {(found.IsExact ? "all there are" : "drawn by the seed")}.";

    /// <summary>With Kendall's W: χ² / (b (m - 1)).</summary>
    public static string Ranks(FriedmanResult found, double[,] table) =>
        found is { ChiSquare.ValueOrNull: { } chi, PValue.ValueOrNull: { } p }
            ? $" All methods: χ² = {Two(chi)}, {P(p)}, Kendall's W = {Two(chi / (table.GetLength(0) * (table.GetLength(1) - 1)))}."
            : $" All methods together: not known, {found.ChiSquare.Reason}.";

    public static string Counted(int count, string one, string many) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";

    private static string Verdict(MethodComparison one, double alpha)
    {
        if (one.PValue.Value is not { } p)
            return $"whether that is more than chance cannot be told: {one.PValue.Reason}.";
        var effect = one.Effect.Value is { } size ? $", effect {Two(size)}" : "";
        return p <= alpha
            ? $"{P(p)}{effect}: more than chance explains."
            : $"{P(p)}{effect}: chance alone may explain it{(one.Difference.Lower is null ? "" : ", and any difference of the interval may be true")}.";
    }

    private static string Reach(Estimate alpha, double error) =>
        alpha.Lower is null
            ? $" {alpha.Note ?? "There is no interval"}."
            : $" The interval is one of {Percent(1 - error)}, over further items like these.";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
