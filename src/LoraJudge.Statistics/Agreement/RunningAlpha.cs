namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Alpha of ratings that come and go one by one: a change costs one unit, not all of them. Counts are integers, so the result is that of
/// <see cref="KrippendorffAlpha"/> to the last bit, whatever came before.
/// </summary>
public sealed class RunningAlpha
{
    private readonly double[] _values;
    private readonly int[] _counts;
    private readonly PairCounts _pairs;

    /// <param name="units">Units are numbered from 0.</param>
    /// <param name="values">All that a rating may be, in ascending order; 64 at most.</param>
    /// <exception cref="ArgumentException">Values that do not ascend, are not finite, or are too many.</exception>
    public RunningAlpha(int units, IReadOnlyList<double> values)
    {
        Require.AtLeast(units, 0, nameof(units));
        ArgumentNullException.ThrowIfNull(values);
        _values = [.. values];
        Require.Finite(_values, nameof(values));
        Require.That(_values.Length is > 0 and <= CoincidenceScan.MaxValues, nameof(values), $"There are {_values.Length} values.");
        Require.That(_values.Zip(_values.Skip(1)).All(pair => pair.First < pair.Second), nameof(values), "They do not ascend.");
        _counts = new int[units * _values.Length];
        _pairs = new PairCounts(_values.Length);
    }

    /// <exception cref="ArgumentException">It is no such value.</exception>
    public void Add(int unit, double value) => Change(unit, value, 1);

    /// <summary>Takes away a rating that was added.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public void Remove(int unit, double value) => Change(unit, value, -1);

    /// <exception cref="ArgumentException">Negative values at the ratio level, or values beyond 1e100 at this or the interval level.</exception>
    public AlphaResult Alpha(MeasurementLevel level)
    {
        Require.That(level != MeasurementLevel.Ratio || _values[0] >= 0, nameof(level), "The ratio level has no negative values.");
        if (level is MeasurementLevel.Interval or MeasurementLevel.Ratio)
            Require.Squarable(_values, "values");
        return KrippendorffAlpha.FromCoincidences(CoincidenceMatrix.From(_values, _pairs), level);
    }

    private void Change(int unit, double value, int by)
    {
        var code = Array.BinarySearch(_values, value);
        var counts = _counts.AsSpan(unit * _values.Length, _values.Length);
        Require.That(code >= 0 && counts[Math.Max(code, 0)] + by >= 0, nameof(value), "There is no such rating.");
        _pairs.Add<int>(counts, -1);
        counts[code] += by;
        _pairs.Add<int>(counts);
    }
}
