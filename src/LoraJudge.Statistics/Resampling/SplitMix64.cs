namespace LoraJudge.Statistics.Resampling;

/// <summary>
/// Pseudo-random numbers that are the same on every machine and with every version of .NET. Source: Steele, Lea and Flood 2014, OOPSLA,
/// Fast Splittable Pseudorandom Number Generators.
/// </summary>
/// <param name="state">The seed.</param>
public struct SplitMix64(ulong state)
{
    internal const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = state;

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(state = unchecked(state + Golden));

    /// <summary>Uniform over 0..<paramref name="bound"/>-1, without bias (Lemire 2019, ACM TOMACS 29(1), 3).</summary>
    /// <param name="bound">Positive.</param>
    public int Below(int bound)
    {
        var range = (uint)bound;
        var product = (Next() >> 32) * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (Next() >> 32) * range;
        }
        return (int)(product >> 32);
    }

    internal static ulong Mix(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
