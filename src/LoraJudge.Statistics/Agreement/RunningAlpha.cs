namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Alpha of ratings that come and go one by one: a change costs one unit, not all of them. Counts are integers, so the result is that of
/// <see cref="KrippendorffAlpha"/> to the last bit, whatever came before.
/// </summary>
public sealed class RunningAlpha
{
    private readonly double[] values;
    private readonly int[] counts;
    private readonly PairCounts pairs;

    /// <param name="units">Units are numbered from 0.</param>
    /// <param name="values">All that a rating may be, in ascending order; 64 at most.</param>
    /// <exception cref="ArgumentException">Values that do not ascend, are not finite, or are too many.</exception>
    public RunningAlpha(int units, IReadOnlyList<double> values)
    {
        Require.AtLeast(units, 0, nameof(units));
        ArgumentNullException.ThrowIfNull(values);
        this.values = [.. values];
        Require.Finite(this.values, nameof(values));
        Require.That(this.values.Length is > 0 and <= CoincidenceScan.MaxValues, nameof(values), $"There are {this.values.Length} values.");
        Require.That(this.values.Zip(this.values.Skip(1)).All(pair => pair.First < pair.Second), nameof(values), "They do not ascend.");
        counts = new int[units * this.values.Length];
        pairs = new PairCounts(this.values.Length);
    }

    /// <exception cref="ArgumentException">It is no such value.</exception>
    public void Add(int unit, double value) => Change(unit, value, 1);

    /// <summary>Takes away a rating that was added.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public void Remove(int unit, double value) => Change(unit, value, -1);

    /// <exception cref="ArgumentException">Negative values at the ratio level, or values beyond 1e100 at this or the interval level.</exception>
    public AlphaResult Alpha(MeasurementLevel level)
    {
        Require.That(level != MeasurementLevel.Ratio || this.values[0] >= 0, nameof(level), "The ratio level has no negative values.");
        if (level is MeasurementLevel.Interval or MeasurementLevel.Ratio)
            Require.Squarable(this.values, "values");
        return KrippendorffAlpha.FromCoincidences(CoincidenceMatrix.From(this.values, pairs), level);
    }

    private void Change(int unit, double value, int by)
    {
        var code = Array.BinarySearch(values, value);
        var ofUnit = counts.AsSpan(unit * values.Length, values.Length);
        Require.That(code >= 0 && ofUnit[Math.Max(code, 0)] + by >= 0, nameof(value), "There is no such rating.");
        pairs.Add<int>(ofUnit, -1);
        ofUnit[code] += by;
        pairs.Add<int>(ofUnit);
    }
}
