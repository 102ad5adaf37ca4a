using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// Scalar products of sixteen models' codes with a query's, in integers: no path rounds or overflows, so that all give the same numbers.
/// </summary>
internal static class DotKernel
{
    public const int Lanes = 16;
    private const int PairBytes = 2 * Lanes;

    /// <summary>A query's codes may be as large as this without a 32-bit sum overflowing.</summary>
    public static int LargestCode(int dimensions) => Math.Min(short.MaxValue, int.MaxValue / (127 * (dimensions + 1)));

    /// <param name="codes">By pair of dimensions, model, dimension of the pair; within ±127.</param>
    /// <param name="query">A pair of 16-bit numbers each, the first in the lower half.</param>
    /// <param name="dots">Takes sixteen numbers.</param>
    public static void Multiply(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> dots)
    {
        if (Avx512BW.IsSupported)
            Avx512(codes, query, dots);
        else if (Avx2.IsSupported)
            Avx256(codes, query, dots);
        else if (Vector128.IsHardwareAccelerated)
            Vectors128(codes, query, dots);
        else
            Portable(codes, query, dots);
    }

    internal static void Avx512(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> dots)
    {
        var (even, odd) = (Vector512<int>.Zero, Vector512<int>.Zero);
        ref var code = ref MemoryMarshal.GetReference(codes);
        var pair = 0;
        for (; pair < query.Length - 1; pair += 2)
        {
            even += Pair512(ref code, pair, query[pair]);
            odd += Pair512(ref code, pair + 1, query[pair + 1]);
        }

        if (pair < query.Length)
            even += Pair512(ref code, pair, query[pair]);
        (even + odd).CopyTo(dots);
    }

    private static Vector512<int> Pair512(ref sbyte code, int pair, int query) =>
        Avx512BW.MultiplyAddAdjacent(
            Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref code, (nuint)(pair * PairBytes))),
            Vector512.Create(query).AsInt16()
        );

    internal static void Avx256(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> dots)
    {
        var (first, second) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var code = ref MemoryMarshal.GetReference(codes);
        for (var pair = 0; pair < query.Length; pair++)
        {
            var factor = Vector256.Create(query[pair]).AsInt16();
            var at = (nuint)(pair * PairBytes);
            first += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref code, at)), factor);
            second += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref code, at + Lanes)), factor);
        }

        first.CopyTo(dots);
        second.CopyTo(dots[8..]);
    }

    /// <summary>NEON and every other 128-bit set: a pair of codes is the two halves of a 32-bit lane.</summary>
    internal static void Vectors128(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> dots)
    {
        dots[..Lanes].Clear();
        ref var code = ref MemoryMarshal.GetReference(codes);
        for (var pair = 0; pair < query.Length; pair++)
        {
            var (first, second) = (Vector128.Create((int)(short)query[pair]), Vector128.Create(query[pair] >> 16));
            for (var half = 0; half < 2; half++)
            {
                var bytes = Vector128.LoadUnsafe(ref code, (nuint)((pair * PairBytes) + (half * Lanes)));
                Add(Vector128.WidenLower(bytes).AsInt32(), first, second, dots[(half * 8)..]);
                Add(Vector128.WidenUpper(bytes).AsInt32(), first, second, dots[((half * 8) + 4)..]);
            }
        }
    }

    private static void Add(Vector128<int> pairs, Vector128<int> first, Vector128<int> second, Span<int> dots) =>
        (Vector128.Create<int>(dots) + ((pairs << 16 >> 16) * first) + ((pairs >> 16) * second)).CopyTo(dots);

    internal static void Portable(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> dots)
    {
        dots[..Lanes].Clear();
        for (var pair = 0; pair < query.Length; pair++)
        for (var model = 0; model < Lanes; model++)
        {
            var at = (pair * PairBytes) + (2 * model);
            dots[model] += (codes[at] * (short)query[pair]) + (codes[at + 1] * (query[pair] >> 16));
        }
    }
}
