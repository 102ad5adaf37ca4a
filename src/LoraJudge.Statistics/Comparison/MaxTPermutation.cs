using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Many-to-one comparisons within blocks without a distribution: the signs of a block's differences from the control are flipped
/// together, which keeps the dependence between comparisons, and every statistic is held against the largest. Exact under the hypothesis
/// that the vector of differences is symmetric about 0. Sources: Westfall and Young (1993), Resampling-Based Multiple Testing, algorithms
/// 2.5 and 2.8; Smucker, Allan and Carterette (2007), CIKM, for the randomisation test on queries.
/// </summary>
public static class MaxTPermutation
{
    /// <summary>Up to this many blocks all 2^b sign patterns are enumerated.</summary>
    public const int MaxExactBlocks = 16;

    /// <param name="scores">Blocks × methods.</param>
    /// <param name="control">The control's column; comparisons come in the order of the other columns.</param>
    /// <param name="permutations">Number of random sign patterns where they are not enumerated.</param>
    /// <exception cref="ArgumentException">Fewer than two methods, a value that is not finite or beyond 1e100, or no such column.</exception>
    public static MaxTResult Test(
        double[,] scores,
        int control = 0,
        Alternative alternative = Alternative.TwoSided,
        int permutations = 100_000,
        ulong seed = 20_240_229,
        int maxDegreeOfParallelism = -1
    )
    {
        Require.AtLeast(permutations, 1, nameof(permutations));
        _ = new TwoWayLayout(scores, control);
        var flips = new SignFlips(scores, control, alternative);
        var exact = flips.Blocks <= MaxExactBlocks;
        var patterns = exact ? 1 << flips.Blocks : permutations;
        var counts = new ExceedanceCounts(flips.Comparisons);
        var gate = new Lock();
        Parallel.ForEach(
            Enumerable.Range(0, (patterns + 1023) / 1024),
            new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism },
            batch =>
            {
                var part = new ExceedanceCounts(flips.Comparisons);
                for (var pattern = batch * 1024; pattern < Math.Min(patterns, (batch + 1) * 1024); pattern++)
                    flips.Count(exact ? Signs.Of(pattern, flips.Blocks) : Signs.Random(seed, pattern, flips.Blocks), part);
                lock (gate)
                    counts.Merge(part);
            }
        );
        // Random patterns do not contain the data themselves for certain; adding them keeps the test valid (Phipson and Smyth 2010).
        return flips.Result(counts, patterns, exact ? 0 : 1);
    }
}

/// <summary>Max-T comparisons with a control.</summary>
/// <param name="Patterns">Number of sign patterns.</param>
/// <param name="IsExact">Whether they are all there are.</param>
public sealed record MaxTResult(int Patterns, bool IsExact, IReadOnlyList<MaxTComparison> Comparisons);

/// <param name="Difference">Mean over blocks of method minus control.</param>
/// <param name="Statistic">The paired t of the differences; undefined where they are all 0.</param>
/// <param name="UnadjustedPValue">Against the sign flips of this comparison alone.</param>
/// <param name="PValue">Single-step, against the largest of all comparisons.</param>
/// <param name="StepDownPValue">Against the largest of those that remain.</param>
public sealed record MaxTComparison(double Difference, Figure Statistic, double UnadjustedPValue, double PValue, double StepDownPValue);

/// <summary>Sign patterns, a bit per block.</summary>
internal static class Signs
{
    public static ulong[] Of(int pattern, int blocks) => [.. Enumerable.Repeat(0UL, (blocks - 1) / 64), (ulong)pattern];

    public static ulong[] Random(ulong seed, int pattern, int blocks)
    {
        var stream = new ReplicateStream(seed, (ulong)pattern);
        var words = new ulong[(blocks + 63) / 64];
        for (var i = 0; i < words.Length; i++)
            words[i] = stream.NextUInt64();
        return words;
    }

    public static bool IsFlipped(ulong[] words, int block) => (words[block / 64] >> (block % 64) & 1) == 1;
}

/// <summary>How often a flipped statistic reached the observed one.</summary>
internal sealed class ExceedanceCounts(int comparisons)
{
    public long[] Alone { get; } = new long[comparisons];
    public long[] Single { get; } = new long[comparisons];
    public long[] StepDown { get; } = new long[comparisons];

    public void Merge(ExceedanceCounts other)
    {
        for (var i = 0; i < comparisons; i++)
        {
            Alone[i] += other.Alone[i];
            Single[i] += other.Single[i];
            StepDown[i] += other.StepDown[i];
        }
    }
}
