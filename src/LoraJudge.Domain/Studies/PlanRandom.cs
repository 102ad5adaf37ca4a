using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Domain.Studies;

/// <summary>The dice of a study's plan: the same seed gives the same plan on every machine and with every version of .NET.</summary>
public sealed class PlanRandom
{
    private SplitMix64 bits;

    /// <param name="seed">Of the study.</param>
    /// <param name="streams">What is drawn: other numbers give other dice.</param>
    public PlanRandom(long seed, params ReadOnlySpan<long> streams)
    {
        bits = new SplitMix64(unchecked((ulong)seed));
        foreach (var stream in streams)
            bits = new SplitMix64(bits.Next() ^ unchecked((ulong)stream));
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => bits.Next();

    /// <summary>A whole number from 0 up to but not including a bound, all of them alike.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return bits.Below(bound);
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
