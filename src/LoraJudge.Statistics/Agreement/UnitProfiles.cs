using System.Runtime.InteropServices;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// The units of a matrix as what alpha needs of them: how often each got each value. Units that got the same are one profile, so a
/// resample of units is a weight per profile.
/// </summary>
internal sealed class UnitProfiles
{
    private readonly List<int[]> codes = [];
    private readonly List<int[]> counts = [];
    private readonly List<int> ratings = [];

    /// <summary>Distinct pairable values in ascending order; codes are positions in it.</summary>
    public double[] Values { get; private init; } = [];

    /// <summary>The profile of each unit; -1 where it has fewer than two ratings.</summary>
    public int[] OfUnit { get; private init; } = [];

    public int Count => codes.Count;

    public ReadOnlySpan<int> Codes(int profile) => codes[profile];

    public ReadOnlySpan<int> Counts(int profile) => counts[profile];

    public int Ratings(int profile) => ratings[profile];

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
        var ofUnit = new int[units];
        var found = new List<(double[] Values, int[] Counts, int Ratings)>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var key = new char[ratings.GetLength(0) * (sizeof(double) + sizeof(int)) / sizeof(char)];
        for (var unit = 0; unit < units; unit++)
        {
            reader.Read<double?, OptionalCell>(flat, units, unit, level);
            ofUnit[unit] = reader.Ratings < 2 ? -1 : ProfileOf(reader, lookup, key, found);
        }
        return Coded(found, ofUnit);
    }

    private static int ProfileOf(
        UnitReader reader,
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known,
        char[] key,
        List<(double[] Values, int[] Counts, int Ratings)> found
    )
    {
        var values = MemoryMarshal.Cast<double, char>(reader.Values);
        var times = MemoryMarshal.Cast<int, char>(reader.Counts);
        values.CopyTo(key);
        times.CopyTo(key.AsSpan(values.Length));
        var text = key.AsSpan(0, values.Length + times.Length);
        if (known.TryGetValue(text, out var profile))
            return profile;
        known[text] = found.Count;
        found.Add(([.. reader.Values], [.. reader.Counts], reader.Ratings));
        return found.Count - 1;
    }

    private static UnitProfiles Coded(List<(double[] Values, int[] Counts, int Ratings)> found, int[] ofUnit)
    {
        double[] values = [.. found.SelectMany(profile => profile.Values).Distinct().Order()];
        var profiles = new UnitProfiles { Values = values, OfUnit = ofUnit };
        foreach (var profile in found)
        {
            profiles.codes.Add(Array.ConvertAll(profile.Values, value => Array.BinarySearch(values, value)));
            profiles.counts.Add(profile.Counts);
            profiles.ratings.Add(profile.Ratings);
        }
        return profiles;
    }
}
