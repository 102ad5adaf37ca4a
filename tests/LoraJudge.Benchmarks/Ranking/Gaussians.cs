namespace LoraJudge.Benchmarks.Ranking;

/// <summary>
/// Standard normal numbers from a seed, the same on every machine: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014), twelve uniform numbers summed four at a time from 16 bits each.
/// </summary>
internal struct Gaussians(ulong seed)
{
    private ulong state = seed * 0xD1342543DE82EF95;

    public double Next()
    {
        var sum = 0L;
        for (var draw = 0; draw < 3; draw++)
        {
            var bits = Bits();
            sum += (long)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48));
        }

        return (sum - (12 * 32767.5)) / 65536;
    }

    private ulong Bits()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
