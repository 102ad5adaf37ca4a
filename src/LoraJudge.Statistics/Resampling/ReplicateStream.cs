namespace LoraJudge.Statistics.Resampling;

/// <summary>
/// Pseudo-random numbers of one replicate. Every replicate has a stream of its own, made of the seed and its number, so that results do
/// not depend on how replicates are spread over threads.
/// </summary>
internal struct ReplicateStream
{
    private SplitMix64 bits;

    public ReplicateStream(ulong seed, ulong replicate) =>
        bits = new(
            SplitMix64.Mix(SplitMix64.Mix(seed + SplitMix64.Golden) ^ SplitMix64.Mix(replicate * SplitMix64.Golden + SplitMix64.Golden))
        );

    public ulong NextUInt64() => bits.Next();

    /// <inheritdoc cref="SplitMix64.Below"/>
    public int NextInt(int bound) => bits.Below(bound);

    /// <summary>Uniform over [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public void Fill(Span<int> indices, int bound)
    {
        for (var i = 0; i < indices.Length; i++)
            indices[i] = NextInt(bound);
    }
}
