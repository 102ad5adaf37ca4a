using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Differences of means from a control by resampling blocks (queries): every method is drawn with the same blocks, so what a query does
/// to all methods cancels. Source: Efron and Tibshirani (1993), chapters 13 and 14; Sakai (2006), SIGIR, for retrieval.
/// </summary>
public static class PairedBootstrap
{
    /// <param name="scores">Blocks × methods.</param>
    /// <param name="control">The control's column; results come in the order of the other columns.</param>
    /// <exception cref="ArgumentException">Fewer than two methods, a value that is not finite or beyond 1e100, or no such column.</exception>
    public static IReadOnlyList<PairedBootstrapComparison> Compare(double[,] scores, int control = 0, BootstrapOptions? options = null)
    {
        _ = new TwoWayLayout(scores, control);
        var results = new List<PairedBootstrapComparison>();
        for (var method = 0; method < scores.GetLength(1); method++)
        {
            if (method == control)
                continue;
            var differences = new double[scores.GetLength(0)];
            var largest = 0.0;
            for (var block = 0; block < differences.Length; block++)
            {
                differences[block] = scores[block, method] - scores[block, control];
                largest = Math.Max(largest, Math.Max(Math.Abs(scores[block, method]), Math.Abs(scores[block, control])));
            }
            results.Add(
                WhyUndefined(differences, largest) is { } reason
                    ? Undefined(method, differences, reason)
                    : Compare(method, differences, options)
            );
        }
        return results;
    }

    private static PairedBootstrapComparison Compare(int method, double[] differences, BootstrapOptions? options)
    {
        // The same seed for every method: replicate r draws the same blocks.
        var interval = Bootstrap.Run(differences.Length, indices => ResampledMean.Of(differences, indices), options);
        return new(method, interval, PValue(interval));
    }

    private static PairedBootstrapComparison Undefined(int method, double[] differences, string reason)
    {
        var mean = CompensatedSum.Of(differences) / differences.Length;
        return new(method, new(Figure.Of(mean), [], 0, null, null), Figure.Undefined(reason));
    }

    /// <summary>Resamples of one block, or of equal differences, are all the same: they say nothing about other blocks.</summary>
    /// <param name="largest">The largest score by absolute value: differences that differ by its rounding error are equal.</param>
    private static string? WhyUndefined(double[] differences, double largest) =>
        differences.Length < 2 ? "there is one block: resampling needs at least two"
        : differences.Max() - differences.Min() <= 1e-14 * largest
            ? "the difference is the same in every block: resampling finds no variation"
        : null;

    /// <summary>
    /// Two-sided, by the shift method: how often a replicate's error reaches the difference itself, (1 + count)/(1 + replicates).
    /// </summary>
    private static Figure PValue(BootstrapResult result)
    {
        var estimate = result.Estimate.Value;
        var tolerance = 1e-12 * (1 + Math.Abs(estimate));
        var count = result.Replicates.Count(value => Math.Abs(value - estimate) >= Math.Abs(estimate) - tolerance);
        return Figure.Of((1.0 + count) / (1.0 + result.Replicates.Count));
    }
}

/// <param name="Method">The method's column.</param>
/// <param name="Difference">Method minus control, with its intervals; without them where <paramref name="PValue"/> is undefined.</param>
/// <param name="PValue">Not adjusted for several comparisons; undefined, with the reason, for one block and for equal differences.</param>
public sealed record PairedBootstrapComparison(int Method, BootstrapResult Difference, Figure PValue);
