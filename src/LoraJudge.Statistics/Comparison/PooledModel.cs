namespace LoraJudge.Statistics.Comparison;

/// <summary>Independent groups with one variance, pooled over control and groups: ν = N - k - 1.</summary>
internal sealed class PooledModel
{
    private readonly ManyToOneData data;

    public PooledModel(ManyToOneData data)
    {
        this.data = data;
        var observations = data.Control.Size + data.Groups.Sum(group => group.Size);
        DegreesOfFreedom = observations - data.Groups.Length - 1;
        var squares = CompensatedSum.Of([data.Control.SumOfSquares, .. data.Groups.Select(group => group.SumOfSquares)]);
        StandardDeviation = DegreesOfFreedom == 0 ? double.NaN : Math.Sqrt(squares / DegreesOfFreedom);
    }

    public int DegreesOfFreedom { get; }

    public double StandardDeviation { get; }

    public int[] AllGroups => [.. Enumerable.Range(0, data.Groups.Length)];

    /// <summary>The distribution of the largest statistic of some of the groups.</summary>
    public DunnettDistribution Distribution(int[] groups) =>
        DunnettDistribution.OfSizes(data.Control.Size, Array.ConvertAll(groups, group => data.Groups[group].Size), DegreesOfFreedom);

    public ManyToOneResult Result(Alternative alternative, double level, double critical, Func<int, Func<double, double>> adjustment)
    {
        var comparisons = new Comparison[data.Groups.Length];
        for (var group = 0; group < comparisons.Length; group++)
        {
            var error = StandardDeviation * Math.Sqrt(1.0 / data.Groups[group].Size + 1.0 / data.Control.Size);
            comparisons[group] = Contrast.Make(
                data.Mean(group),
                data.Difference(group),
                error,
                DegreesOfFreedom,
                alternative,
                adjustment(group),
                critical,
                level
            );
        }
        return new(
            alternative,
            level,
            data.Control.MeanFromOrigin + data.Origin,
            Figure.Of(DegreesOfFreedom),
            OrNoDegrees(StandardDeviation),
            OrNoDegrees(critical),
            comparisons
        )
        {
            IsDegenerate = StandardDeviation == 0,
        };
    }

    private static Figure OrNoDegrees(double value) =>
        double.IsNaN(value) ? Figure.Undefined("no degrees of freedom are left to estimate the variance") : Figure.Of(value);
}
