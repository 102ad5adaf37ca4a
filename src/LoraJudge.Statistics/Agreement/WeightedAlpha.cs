namespace LoraJudge.Statistics.Agreement;

/// <summary>Alpha of resampled units, from profiles and how often each was drawn. Holds scratch space: one per thread.</summary>
internal sealed class WeightedAlpha
{
    private readonly UnitProfiles profiles;
    private readonly MeasurementLevel level;
    private readonly double[] within;
    private readonly long[] margins;
    private readonly double[] positions;
    private readonly int[] weights;

    public WeightedAlpha(UnitProfiles profiles, MeasurementLevel level)
    {
        this.profiles = profiles;
        this.level = level;
        within = new double[profiles.Count];
        margins = new long[profiles.Values.Length];
        positions = (double[])profiles.Values.Clone();
        weights = new int[profiles.Count];
        if (level != MeasurementLevel.Ordinal)
            ComputeWithin();
    }

    /// <summary>Alpha of the units with these indices, or NaN where it is undefined.</summary>
    public double Of(ReadOnlySpan<int> units)
    {
        Array.Clear(weights);
        foreach (var unit in units)
            if (profiles.OfUnit[unit] is >= 0 and var profile)
                weights[profile]++;
        return Of();
    }

    /// <summary>Alpha of so many units of each profile, or NaN where it is undefined.</summary>
    public double OfWeights(ReadOnlySpan<int> weights)
    {
        weights.CopyTo(this.weights);
        return Of();
    }

    /// <summary>Alpha of all units.</summary>
    public double OfAll() => OfWeights(profiles.Units());

    /// <summary>
    /// Alpha with each unit left out, NaN where it is undefined: units of one profile have one value, which is computed once.
    /// </summary>
    public double[] LeaveOneOut()
    {
        var units = profiles.Units();
        var whole = OfWeights(units);
        var without = new double[units.Length];
        for (var profile = 0; profile < without.Length; profile++)
        {
            units[profile]--;
            without[profile] = OfWeights(units);
            units[profile]++;
        }
        return profiles.OfUnit.Length == 1 ? [double.NaN] : Array.ConvertAll(profiles.OfUnit, at => at < 0 ? whole : without[at]);
    }

    private double Of()
    {
        var total = CountMargins();
        if (total == 0)
            return double.NaN;
        if (level == MeasurementLevel.Ordinal)
        {
            Differences.MeanRanks(margins, positions);
            ComputeWithin();
        }
        double observed = 0;
        for (var profile = 0; profile < weights.Length; profile++)
            observed += weights[profile] * within[profile];
        var expected = Differences.OverAllPairs(level, positions, margins);
        return AlphaResult.From(level, observed, expected, total, 0, null).Alpha.ValueOrNull ?? double.NaN;
    }

    private long CountMargins()
    {
        Array.Clear(margins);
        long total = 0;
        for (var profile = 0; profile < weights.Length; profile++)
        {
            if (weights[profile] == 0)
                continue;
            total += (long)weights[profile] * profiles.Ratings(profile);
            var codes = profiles.Codes(profile);
            var counts = profiles.Counts(profile);
            for (var i = 0; i < codes.Length; i++)
                margins[codes[i]] += (long)weights[profile] * counts[i];
        }
        return total;
    }

    private void ComputeWithin()
    {
        for (var profile = 0; profile < within.Length; profile++)
            if (level != MeasurementLevel.Ordinal || weights[profile] > 0)
                within[profile] = WithinUnit.Disagreement(
                    level,
                    positions,
                    profiles.Codes(profile),
                    profiles.Counts(profile),
                    profiles.Ratings(profile)
                );
    }
}
