namespace LoraJudge.Domain.Studies;

/// <summary>The dice of a study's plan: the same seed gives the same plan on every machine and with every version of .NET.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014).</remarks>
public sealed class PlanRandom
{
    private ulong state;

    /// <param name="seed">Of the study.</param>
    /// <param name="streams">What is drawn: other numbers give other dice.</param>
    public PlanRandom(long seed, params ReadOnlySpan<long> streams)
    {
        state = unchecked((ulong)seed);
        foreach (var stream in streams)
            state = unchecked(Next() ^ (ulong)stream);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        var z = state = unchecked(state + 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 up to but not including a bound, all of them alike (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        while (true)
        {
            var high = Math.BigMul(Next(), (ulong)bound, out var low);
            // Of the 2⁶⁴ numbers, those are refused that would make the first few results likelier than the others.
            if (low >= unchecked(0UL - (ulong)bound) % (ulong)bound)
                return (int)high;
        }
    }

    /// <returns>The same things in random order (Fisher and Yates).</returns>
    public T[] Shuffled<T>(IEnumerable<T> things)
    {
        T[] all = [.. things];
        for (var place = all.Length - 1; place > 0; place--)
        {
            var other = Below(place + 1);
            (all[place], all[other]) = (all[other], all[place]);
        }

        return all;
    }
}
