namespace LoraJudge.Statistics.Resampling;

/// <summary>
/// The bootstrap distribution without sampling: all n^n resamples, as multisets with their multinomial weights. Source: Fisher and Hall
/// (1991), Journal of Econometrics 47, 155-163.
/// </summary>
public static class ExactBootstrap
{
    /// <summary>Largest number of observations: 352,716 multisets stand for 11^11 resamples.</summary>
    public const int MaxObservations = 11;

    /// <summary>Enumerates every resample of <paramref name="observations"/> observations.</summary>
    /// <param name="statistic">Must not depend on the order of the indices.</param>
    /// <exception cref="ArgumentException">
    /// No observations, more than <see cref="MaxObservations"/>, or a statistic that is infinite or beyond 1e100.
    /// </exception>
    public static ExactBootstrapDistribution Enumerate(int observations, ResampleStatistic statistic)
    {
        Require.That(
            observations is >= 1 and <= MaxObservations,
            nameof(observations),
            $"It is {observations}; from 1 to {MaxObservations} observations can be enumerated."
        );
        var outcomes = new List<(double Value, long Weight)>();
        long undefined = 0;
        var indices = new int[observations];
        do
        {
            var value = statistic(indices);
            Require.Statistic([value], nameof(statistic));
            if (double.IsNaN(value))
                undefined += Arrangements(indices);
            else
                outcomes.Add((value, Arrangements(indices)));
        } while (Advance(indices));
        outcomes.Sort((a, b) => a.Value.CompareTo(b.Value));
        var estimate = statistic(Enumerable.Range(0, observations).ToArray());
        return new(outcomes, undefined, estimate, Jackknife.LeaveOneOut(observations, statistic));
    }

    // The next multiset: indices stay in ascending order.
    private static bool Advance(int[] indices)
    {
        var position = indices.Length - 1;
        while (position >= 0 && indices[position] == indices.Length - 1)
            position--;
        if (position < 0)
            return false;
        Array.Fill(indices, indices[position] + 1, position, indices.Length - position);
        return true;
    }

    // n! / (c1! c2! ...): the number of resamples that are this multiset.
    private static long Arrangements(int[] indices)
    {
        long product = 1;
        var run = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            run = i > 0 && indices[i] == indices[i - 1] ? run + 1 : 1;
            product = product * (i + 1) / run;
        }
        return product;
    }
}

/// <summary>Every value of a statistic over all resamples, with the number of resamples that give it.</summary>
public sealed class ExactBootstrapDistribution
{
    private readonly List<(double Value, long Weight)> outcomes;
    private readonly double estimate;
    private readonly double[] jackknife;

    internal ExactBootstrapDistribution(List<(double Value, long Weight)> outcomes, long undefined, double estimate, double[] jackknife)
    {
        this.outcomes = outcomes;
        this.estimate = estimate;
        this.jackknife = Array.FindAll(jackknife, value => !double.IsNaN(value));
        UndefinedResamples = undefined;
        DefinedResamples = outcomes.Sum(outcome => outcome.Weight);
    }

    public long DefinedResamples { get; }
    public long UndefinedResamples { get; }

    public Figure Mean => DefinedResamples == 0 ? Figure.Undefined("no resample is defined") : Figure.Of(Average(outcome => outcome));

    /// <summary>Standard deviation over all resamples (divisor: their number).</summary>
    public Figure StandardDeviation
    {
        get
        {
            if (DefinedResamples == 0)
                return Figure.Undefined("no resample is defined");
            var mean = Mean.Value;
            return Figure.Of(Math.Sqrt(Average(value => (value - mean) * (value - mean))));
        }
    }

    /// <summary>The type-7 quantile of all resamples.</summary>
    public double Quantile(double probability)
    {
        Require.That(DefinedResamples > 0, nameof(probability), "No resample is defined.");
        Require.That(probability is >= 0 and <= 1, nameof(probability), $"It is {probability}; it must lie in [0, 1].");
        var position = (DefinedResamples - 1) * probability;
        var below = (long)Math.Floor(position);
        return Quantiles.Interpolate(At(below), At(Math.Min(below + 1, DefinedResamples - 1)), position - below);
    }

    public ConfidenceInterval Percentile(double level = 0.95)
    {
        Require.Probability(level, nameof(level));
        return new(Quantile((1 - level) / 2), Quantile((1 + level) / 2), level, IntervalMethod.Percentile);
    }

    /// <summary>As <see cref="BootstrapIntervals.Bca"/>, over all resamples.</summary>
    public ConfidenceInterval Bca(double level = 0.95)
    {
        var percentile = Percentile(level);
        var tolerance = 1e-10 * Math.Max(Math.Abs(this.estimate), outcomes[^1].Value - outcomes[0].Value);
        var below = Average(value =>
            Math.Abs(value - this.estimate) <= tolerance ? 0.5
            : value < this.estimate ? 1
            : 0
        );
        if (outcomes[0].Value == outcomes[^1].Value)
            return percentile with { Note = "all replicates are equal" };
        if (below is <= 0 or >= 1)
            return percentile with { Note = "all replicates lie on one side of the estimate" };
        var (acceleration, note) = BootstrapIntervals.Acceleration(jackknife);
        return BootstrapIntervals.Corrected(Quantile, level, BootstrapIntervals.NormalQuantile(below), acceleration, note)
            ?? percentile with
            {
                Note = "the acceleration is too large for the level",
            };
    }

    private double Average(Func<double, double> of)
    {
        var sum = new CompensatedSum();
        foreach (var (value, weight) in outcomes)
            sum.Add(of(value) * weight);
        return sum.Value / DefinedResamples;
    }

    private double At(long position)
    {
        foreach (var (value, weight) in outcomes)
        {
            if (position < weight)
                return value;
            position -= weight;
        }
        return outcomes[^1].Value;
    }
}
