namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Step-down p-values: in the order of the statistics, the tail of the largest among the groups that remain, never below the p-value
/// before. Undefined comparisons are left out.
/// </summary>
internal static class StepDownProcedure
{
    /// <param name="single">The single-step result.</param>
    /// <param name="distributionOf">The distribution of the largest statistic of some of the groups.</param>
    public static ManyToOneResult Apply(ManyToOneResult single, Func<int[], DunnettDistribution> distributionOf)
    {
        var comparisons = single.Comparisons.ToArray();
        var remaining = Enumerable
            .Range(0, comparisons.Length)
            .Where(i => comparisons[i].Statistic.IsDefined)
            .OrderByDescending(i => Extremity(comparisons[i].Statistic.Value, single.Alternative))
            .ToList();
        double previous = 0;
        while (remaining.Count > 0)
        {
            var group = remaining[0];
            var t = comparisons[group].Statistic.Value;
            previous = Math.Max(previous, Contrast.PValue(distributionOf([.. remaining]), t, single.Alternative));
            comparisons[group] = comparisons[group] with { PValue = Figure.Of(previous) };
            remaining.RemoveAt(0);
        }
        return single with { Comparisons = comparisons };
    }

    private static double Extremity(double t, Alternative alternative) =>
        alternative switch
        {
            Alternative.Greater => t,
            Alternative.Less => -t,
            _ => Math.Abs(t),
        };
}
