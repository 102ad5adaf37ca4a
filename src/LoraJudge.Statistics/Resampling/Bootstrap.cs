namespace LoraJudge.Statistics.Resampling;

/// <summary>A statistic of the observations with these indices (repeated as often as they are drawn), or NaN where it is undefined.</summary>
public delegate double ResampleStatistic(ReadOnlySpan<int> indices);

/// <summary>The bootstrap over observations. Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap.</summary>
public static class Bootstrap
{
    /// <summary>Resamples <paramref name="observations"/> observations with replacement.</summary>
    /// <param name="observations">Number of observations n; resamples have n indices from 0 to n - 1.</param>
    /// <param name="statistic">Must be safe to call from several threads at once.</param>
    /// <exception cref="ArgumentException">No observations, bad options, or a statistic that is infinite or beyond 1e100.</exception>
    public static BootstrapResult Run(int observations, ResampleStatistic statistic, BootstrapOptions? options = null) =>
        Run(observations, () => statistic, options);

    /// <summary>The same with a statistic per thread, so that each may keep scratch space.</summary>
    public static BootstrapResult Run(int observations, Func<ResampleStatistic> statisticFactory, BootstrapOptions? options = null)
    {
        Require.AtLeast(observations, 1, nameof(observations));
        options = (options ?? new()).Checked();
        var replicates = Draw(observations, statisticFactory, options);
        return Summarise(observations, statisticFactory(), replicates, options.ConfidenceLevel);
    }

    /// <summary>The statistic of resamples that the caller has drawn: row r of <paramref name="indices"/> is resample r.</summary>
    /// <param name="observations">Number of observations that the indices refer to.</param>
    /// <param name="indices">Resamples × draws; every entry from 0 to <paramref name="observations"/> - 1.</param>
    /// <exception cref="ArgumentException">An index out of range, no resamples, or a statistic that is infinite or beyond 1e100.</exception>
    public static BootstrapResult OfResamples(int observations, int[,] indices, ResampleStatistic statistic, double confidenceLevel = 0.95)
    {
        Require.AtLeast(observations, 1, nameof(observations));
        Require.NotEmpty(indices.Length, nameof(indices));
        Require.Probability(confidenceLevel, nameof(confidenceLevel));
        foreach (var index in indices)
            if (index < 0 || index >= observations)
                throw Require.Refusal(nameof(indices), $"Index {index} is not one of {observations} observations.");
        var replicates = new double[indices.GetLength(0)];
        var row = new int[indices.GetLength(1)];
        for (var r = 0; r < replicates.Length; r++)
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = indices[r, i];
            replicates[r] = statistic(row);
        }
        return Summarise(observations, statistic, replicates, confidenceLevel);
    }

    private static double[] Draw(int observations, Func<ResampleStatistic> factory, BootstrapOptions options)
    {
        var replicates = new double[options.Replicates];
        ReplicateLoop.Run(
            options.Replicates,
            options.MaxDegreeOfParallelism,
            () => (Statistic: factory(), Indices: new int[observations]),
            (scratch, r) =>
            {
                var stream = new ReplicateStream(options.Seed, (ulong)r);
                stream.Fill(scratch.Indices, observations);
                replicates[r] = scratch.Statistic(scratch.Indices);
            }
        );
        return replicates;
    }

    private static BootstrapResult Summarise(int observations, ResampleStatistic statistic, double[] replicates, double level)
    {
        var all = Enumerable.Range(0, observations).ToArray();
        return Summarise(statistic(all), replicates, Jackknife.LeaveOneOut(observations, statistic), level);
    }

    /// <summary>Sorts, drops and counts undefined replicates (NaN), and makes the intervals.</summary>
    internal static BootstrapResult Summarise(double estimate, double[] replicates, double[] jackknife, double level)
    {
        var defined = Array.FindAll(replicates, value => !double.IsNaN(value));
        var undefined = replicates.Length - defined.Length;
        Require.Statistic([estimate, .. defined], "statistic");
        if (double.IsNaN(estimate))
            return new(Figure.Undefined("the statistic of the data is undefined"), defined, undefined, null, null);
        if (defined.Length == 0)
            return new(Figure.Of(estimate), defined, undefined, null, null);
        var ascending = (double[])defined.Clone();
        Array.Sort(ascending);
        var left = Array.FindAll(jackknife, value => !double.IsNaN(value));
        return new(
            Figure.Of(estimate),
            defined,
            undefined,
            BootstrapIntervals.Percentile(ascending, level),
            BootstrapIntervals.Bca(ascending, estimate, left, level)
        );
    }
}
