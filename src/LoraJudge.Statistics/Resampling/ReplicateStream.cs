namespace LoraJudge.Statistics.Resampling;

/// <summary>
/// Pseudo-random numbers of one replicate. Every replicate has a stream of its own, made of the seed and its number, so that results do
/// not depend on how replicates are spread over threads. Source: SplitMix64 (Steele, Lea and Flood 2014, OOPSLA, Fast Splittable
/// Pseudorandom Number Generators).
/// </summary>
internal struct ReplicateStream
{
    private ulong _state;

    public ReplicateStream(ulong seed, ulong replicate) => _state = Mix(Mix(seed + Golden) ^ Mix(replicate * Golden + Golden));

    private const ulong Golden = 0x9E3779B97F4A7C15;

    public ulong NextUInt64() => Mix(_state += Golden);

    /// <summary>Uniform over 0..<paramref name="bound"/>-1, without bias (Lemire 2019, ACM TOMACS 29(1), 3).</summary>
    public int NextInt(int bound)
    {
        var range = (uint)bound;
        var product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>Uniform over [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public void Fill(Span<int> indices, int bound)
    {
        for (var i = 0; i < indices.Length; i++)
            indices[i] = NextInt(bound);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
