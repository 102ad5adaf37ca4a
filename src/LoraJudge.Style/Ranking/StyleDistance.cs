using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        return Avx512F.IsSupported ? Wide(a, b) : Narrow(a, b);
    }

    internal static double Wide(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (first, second) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var whole = a.Length - (a.Length % Lanes);
        for (var index = 0; index < whole; index += Lanes)
            Add(ref At(a, index), ref At(b, index), ref first, ref second);
        if (whole < a.Length)
        {
            Span<float> rests = stackalloc float[2 * Lanes];
            FillUp(a[whole..], b[whole..], rests);
            Add(ref rests[0], ref rests[Lanes], ref first, ref second);
        }

        return Root(first.GetLower() + first.GetUpper() + (second.GetLower() + second.GetUpper()));
    }

    internal static double Narrow(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var whole = a.Length - (a.Length % Lanes);
        for (var index = 0; index < whole; index += Lanes)
            Add(ref At(a, index), ref At(b, index), ref s0, ref s1, ref s2, ref s3);
        if (whole < a.Length)
        {
            Span<float> rests = stackalloc float[2 * Lanes];
            FillUp(a[whole..], b[whole..], rests);
            Add(ref rests[0], ref rests[Lanes], ref s0, ref s1, ref s2, ref s3);
        }

        return Root(s0 + s1 + (s2 + s3));
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

    private static ref float At(ReadOnlySpan<float> vector, int index) => ref Unsafe.Add(ref MemoryMarshal.GetReference(vector), index);

    /// <summary>What is left over of both vectors, each followed by zeros.</summary>
    private static void FillUp(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> rests)
    {
        rests.Clear();
        a.CopyTo(rests);
        b.CopyTo(rests[Lanes..]);
    }

    private static double Root(Vector256<double> sums) => Math.Sqrt(sums[0] + sums[1] + (sums[2] + sums[3]));

    private static void Add(ref float a, ref float b, ref Vector512<double> first, ref Vector512<double> second)
    {
        static Vector512<double> Load(ref float from, nuint index) =>
            Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref from, index));
        var (d0, d1) = (Load(ref a, 0) - Load(ref b, 0), Load(ref a, 8) - Load(ref b, 8));
        first += d0 * d0;
        second += d1 * d1;
    }

    private static void Add(
        ref float a,
        ref float b,
        ref Vector256<double> s0,
        ref Vector256<double> s1,
        ref Vector256<double> s2,
        ref Vector256<double> s3
    )
    {
        var (a0, a1) = Vector256.Widen(Vector256.LoadUnsafe(ref a));
        var (a2, a3) = Vector256.Widen(Vector256.LoadUnsafe(ref a, 8));
        var (b0, b1) = Vector256.Widen(Vector256.LoadUnsafe(ref b));
        var (b2, b3) = Vector256.Widen(Vector256.LoadUnsafe(ref b, 8));
        var (d0, d1, d2, d3) = (a0 - b0, a1 - b1, a2 - b2, a3 - b3);
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
    }
}
