using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>A seeded stream of numbers (SplitMix64): the same on every machine and runtime, unlike <see cref="Random"/>.</summary>
internal sealed class Dice
{
    private ulong state;

    public Dice(params ReadOnlySpan<long> seeds)
    {
        foreach (var seed in seeds)
            state = Scramble(state ^ (unchecked((ulong)seed) + 0x9E3779B97F4A7C15UL));
    }

    /// <summary>In [0, 1).</summary>
    public float Next() => (Bits() >> 40) * (1f / (1 << 24));

    public float Range(float low, float high) => low + (high - low) * Next();

    /// <summary>In [0, <paramref name="count"/>).</summary>
    public int Index(int count) => (int)((Bits() >> 33) % (ulong)count);

    /// <summary>In [<paramref name="low"/>, <paramref name="high"/>], both included.</summary>
    public int Whole(int low, int high) => low + Index(high - low + 1);

    public bool Chance(float probability) => Next() < probability;

    public T Pick<T>(params ReadOnlySpan<T> from) => from[Index(from.Length)];

    /// <summary>Roughly normal, mean 0, deviation 1, never beyond ±3.</summary>
    public float Bell() => (Next() + Next() + Next() + Next() - 2) * 1.732f;

    public Vector2 Within(float radius) => new(Range(-radius, radius), Range(-radius, radius));

    /// <summary>A seed for noise functions.</summary>
    public int Seed() => (int)(Bits() >> 32);

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Bits() => Scramble(state += 0x9E3779B97F4A7C15UL);

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
