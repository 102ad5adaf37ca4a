using System.Runtime.InteropServices;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// The units of a matrix as what alpha needs of them: how often each got each value. Units that got the same are one profile, so a
/// resample of units is a weight per profile.
/// </summary>
internal sealed class UnitProfiles
{
    private readonly List<int[]> _codes = [];
    private readonly List<int[]> _counts = [];
    private readonly List<int> _ratings = [];

    /// <summary>Distinct pairable values in ascending order; codes are positions in it.</summary>
    public double[] Values { get; private init; } = [];

    /// <summary>The profile of each unit; -1 where it has fewer than two ratings.</summary>
    public int[] OfUnit { get; private init; } = [];

    public int Count => _codes.Count;

    public ReadOnlySpan<int> Codes(int profile) => _codes[profile];

    public ReadOnlySpan<int> Counts(int profile) => _counts[profile];

    public int Ratings(int profile) => _ratings[profile];

    /// <summary>How many units each profile has.</summary>
    public int[] Units()
    {
        var units = new int[Count];
        foreach (var profile in OfUnit)
            if (profile >= 0)
                units[profile]++;
        return units;
    }

    /// <summary>How often each profile is met in as many units as there are, drawn with replacement.</summary>
    public void Draw(ReplicateStream stream, Span<int> weights)
    {
        weights.Clear();
        for (var draw = 0; draw < OfUnit.Length; draw++)
            if (OfUnit[stream.NextInt(OfUnit.Length)] is >= 0 and var profile)
                weights[profile]++;
    }

    public static UnitProfiles Of(double?[,] ratings, MeasurementLevel level)
    {
        var flat = RatingMatrix.Flat(ratings);
        var units = ratings.GetLength(1);
        var reader = new UnitReader(ratings.GetLength(0));
        var profiles = new UnitProfiles { Values = PairableValues(flat, units, reader, level), OfUnit = new int[units] };
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var unit = 0; unit < units; unit++)
        {
            reader.Read<double?, OptionalCell>(flat, units, unit, level);
            profiles.OfUnit[unit] = reader.Ratings < 2 ? -1 : profiles.ProfileOf(reader, known);
        }
        return profiles;
    }

    private static double[] PairableValues(ReadOnlySpan<double?> flat, int units, UnitReader reader, MeasurementLevel level)
    {
        var values = new HashSet<double>();
        for (var unit = 0; unit < units; unit++)
        {
            reader.Read<double?, OptionalCell>(flat, units, unit, level);
            if (reader.Ratings < 2)
                continue;
            foreach (var value in reader.Values)
                values.Add(value);
        }
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private int ProfileOf(UnitReader reader, Dictionary<string, int> known)
    {
        var codes = new int[reader.Distinct];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = Array.BinarySearch(Values, reader.Values[i]);
        int[] counts = [.. reader.Counts];
        int[] numbers = [.. codes, .. counts];
        var key = new string(MemoryMarshal.Cast<int, char>(numbers));
        if (known.TryGetValue(key, out var profile))
            return profile;
        known.Add(key, Count);
        _codes.Add(codes);
        _counts.Add(counts);
        _ratings.Add(reader.Ratings);
        return Count - 1;
    }
}
