using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// The paper's distances, summed in one order on every machine: sixteen partial sums, the j-th of the positions ≡ j (mod 16), joined in
/// pairs. So all indexes give the same scores to the last bit.
/// </summary>
public static class StyleDistance
{
    private const int Lanes = 16;

    /// <summary>‖a − b‖₂ in double precision, by the direct form: the expanded one cancels.</summary>
    /// <param name="a">Finite numbers.</param>
    /// <param name="b">As many.</param>
    public static double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"Vectors of {a.Length} and {b.Length} dimensions have no distance.", nameof(b));
        var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        nuint index = 0;
        for (; (int)index <= a.Length - Lanes; index += Lanes)
            Add(ref first, ref second, index, ref s0, ref s1, ref s2, ref s3);
        if ((int)index < a.Length)
        {
            Span<float> rests = stackalloc float[2 * Lanes];
            rests.Clear();
            a[(int)index..].CopyTo(rests);
            b[(int)index..].CopyTo(rests[Lanes..]);
            Add(ref rests[0], ref rests[Lanes], 0, ref s0, ref s1, ref s2, ref s3);
        }

        var sum = s0 + s1 + (s2 + s3);
        return Math.Sqrt(sum[0] + sum[1] + (sum[2] + sum[3]));
    }

    /// <summary>d_avg: the mean of a query's distances to a model's references, in their order.</summary>
    /// <param name="references">One vector or more, one after the other.</param>
    public static double Average(ReadOnlySpan<float> query, ReadOnlySpan<float> references)
    {
        var (sum, count) = (0.0, references.Length / query.Length);
        for (var reference = 0; reference < count; reference++)
            sum += Between(query, references.Slice(reference * query.Length, query.Length));
        return sum / count;
    }

    /// <summary>The mean over several pictures of <see cref="Average(ReadOnlySpan{float}, ReadOnlySpan{float})"/>, in their order.</summary>
    public static double Average(IReadOnlyList<float[]> pictures, ReadOnlySpan<float> references)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var sum = 0.0;
        foreach (var picture in pictures)
            sum += Average(picture, references);
        return sum / pictures.Count;
    }

    private static void Add(
        ref float a,
        ref float b,
        nuint index,
        ref Vector256<double> s0,
        ref Vector256<double> s1,
        ref Vector256<double> s2,
        ref Vector256<double> s3
    )
    {
        var (a0, a1) = Vector256.Widen(Vector256.LoadUnsafe(ref a, index));
        var (a2, a3) = Vector256.Widen(Vector256.LoadUnsafe(ref a, index + 8));
        var (b0, b1) = Vector256.Widen(Vector256.LoadUnsafe(ref b, index));
        var (b2, b3) = Vector256.Widen(Vector256.LoadUnsafe(ref b, index + 8));
        var (d0, d1, d2, d3) = (a0 - b0, a1 - b1, a2 - b2, a3 - b3);
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
    }
}
