namespace LoraJudge.Statistics.Agreement;

/// <summary>Alpha of resampled units, from profiles and how often each was drawn. Holds scratch space: one per thread.</summary>
internal sealed class WeightedAlpha
{
    private readonly UnitProfiles _profiles;
    private readonly MeasurementLevel _level;
    private readonly double[] _within;
    private readonly long[] _margins;
    private readonly double[] _positions;
    private readonly int[] _weights;

    public WeightedAlpha(UnitProfiles profiles, MeasurementLevel level)
    {
        _profiles = profiles;
        _level = level;
        _within = new double[profiles.Count];
        _margins = new long[profiles.Values.Length];
        _positions = (double[])profiles.Values.Clone();
        _weights = new int[profiles.Count];
        if (level != MeasurementLevel.Ordinal)
            ComputeWithin();
    }

    /// <summary>Alpha of the units with these indices, or NaN where it is undefined.</summary>
    public double Of(ReadOnlySpan<int> units)
    {
        Array.Clear(_weights);
        foreach (var unit in units)
            if (_profiles.OfUnit[unit] is >= 0 and var profile)
                _weights[profile]++;
        return Of();
    }

    /// <summary>Alpha of so many units of each profile, or NaN where it is undefined.</summary>
    public double OfWeights(ReadOnlySpan<int> weights)
    {
        weights.CopyTo(_weights);
        return Of();
    }

    /// <summary>Alpha of all units.</summary>
    public double OfAll() => OfWeights(_profiles.Units());

    /// <summary>
    /// Alpha with each unit left out, NaN where it is undefined: units of one profile have one value, which is computed once.
    /// </summary>
    public double[] LeaveOneOut()
    {
        var weights = _profiles.Units();
        var whole = OfWeights(weights);
        var without = new double[weights.Length];
        for (var profile = 0; profile < without.Length; profile++)
        {
            weights[profile]--;
            without[profile] = OfWeights(weights);
            weights[profile]++;
        }
        return _profiles.OfUnit.Length == 1 ? [double.NaN] : Array.ConvertAll(_profiles.OfUnit, at => at < 0 ? whole : without[at]);
    }

    private double Of()
    {
        var total = CountMargins();
        if (total == 0)
            return double.NaN;
        if (_level == MeasurementLevel.Ordinal)
        {
            Differences.MeanRanks(_margins, _positions);
            ComputeWithin();
        }
        double observed = 0;
        for (var profile = 0; profile < _weights.Length; profile++)
            observed += _weights[profile] * _within[profile];
        var expected = Differences.OverAllPairs(_level, _positions, _margins);
        return AlphaResult.From(_level, observed, expected, total, 0, null).Alpha.ValueOrNull ?? double.NaN;
    }

    private long CountMargins()
    {
        Array.Clear(_margins);
        long total = 0;
        for (var profile = 0; profile < _weights.Length; profile++)
        {
            if (_weights[profile] == 0)
                continue;
            total += (long)_weights[profile] * _profiles.Ratings(profile);
            var codes = _profiles.Codes(profile);
            var counts = _profiles.Counts(profile);
            for (var i = 0; i < codes.Length; i++)
                _margins[codes[i]] += (long)_weights[profile] * counts[i];
        }
        return total;
    }

    private void ComputeWithin()
    {
        for (var profile = 0; profile < _within.Length; profile++)
            if (_level != MeasurementLevel.Ordinal || _weights[profile] > 0)
                _within[profile] = WithinUnit.Disagreement(
                    _level,
                    _positions,
                    _profiles.Codes(profile),
                    _profiles.Counts(profile),
                    _profiles.Ratings(profile)
                );
    }
}
