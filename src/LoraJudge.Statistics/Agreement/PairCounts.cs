using System.Numerics;

namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Counts of ordered pairs of values within units, kept apart by the number m of ratings of a unit: integers, so that the coincidences
/// o_ck = Σ_m pairs_m[c, k] / (m - 1) are divided once, and do not depend on the order of the units.
/// </summary>
internal sealed class PairCounts(int stride)
{
    // Index m holds the upper triangle with the diagonal, row-major with the stride; null where no unit has m ratings.
    private long[]?[] byRatings = new long[]?[8];

    public long[] Margins { get; } = new long[stride];
    public long Units { get; private set; }

    /// <summary>Adds units that all got each value as often as <paramref name="counts"/> says.</summary>
    public void Add<TCount>(ReadOnlySpan<TCount> counts, long units = 1)
        where TCount : unmanaged, IBinaryInteger<TCount>
    {
        var ratings = 0;
        foreach (var count in counts)
            ratings += int.CreateTruncating(count);
        if (ratings < 2)
            return;
        Units += units;
        var pairs = PairsOf(ratings);
        for (var c = 0; c < counts.Length; c++)
        {
            var count = long.CreateTruncating(counts[c]) * units;
            if (count == 0)
                continue;
            Margins[c] += count;
            var row = c * stride;
            pairs[row + c] += count * (long.CreateTruncating(counts[c]) - 1);
            for (var k = c + 1; k < counts.Length; k++)
                pairs[row + k] += count * long.CreateTruncating(counts[k]);
        }
    }

    /// <summary>o_ck of two codes.</summary>
    public double Coincidence(int c, int k)
    {
        var sum = new CompensatedSum();
        for (var ratings = 2; ratings < byRatings.Length; ratings++)
            if (byRatings[ratings] is { } pairs)
                sum.Add((double)pairs[Math.Min(c, k) * stride + Math.Max(c, k)] / (ratings - 1));
        return sum.Value;
    }

    private long[] PairsOf(int ratings)
    {
        if (ratings >= byRatings.Length)
            Array.Resize(ref byRatings, Math.Max(ratings + 1, byRatings.Length * 2));
        return byRatings[ratings] ??= new long[stride * stride];
    }
}
