using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>
/// Scalar products of sixteen models' four-bit codes with a query's, in integers: no path rounds or overflows, so that all give the same
/// numbers.
/// </summary>
internal static class NibbleKernel
{
    public const int Lanes = 16;

    /// <summary>Dimensions that a model's 32 bits hold: the even ones in the lower half, the odd ones in the upper, from the low bits on.</summary>
    public const int Group = 8;
    public const int Pairs = Group / 2;

    private const int Bits = 4;

    /// <summary>The lowest four bits of both halves.</summary>
    private const int Lowest = 0x000F_000F;

    /// <param name="codes">By group of eight dimensions, model; 0 to 15 each.</param>
    /// <param name="query">A pair of 16-bit numbers each, the first in the lower half; four for each group.</param>
    public static Vector512<int> Multiply(ReadOnlySpan<int> codes, ReadOnlySpan<int> query) =>
        Avx512BW.IsSupported ? Avx512(codes, query)
        : Avx2.IsSupported ? Avx256(codes, query)
        : Portable(codes, query);

    internal static Vector512<int> Avx512(ReadOnlySpan<int> codes, ReadOnlySpan<int> query)
    {
        var (sum, lowest) = (Vector512<int>.Zero, Vector512.Create(Lowest));
        ref var code = ref MemoryMarshal.GetReference(codes);
        ref var factor = ref MemoryMarshal.GetReference(query);
        for (nuint pair = 0, at = 0; pair < (nuint)query.Length; pair += Pairs, at += Lanes)
        {
            var group = Vector512.LoadUnsafe(ref code, at);
            sum +=
                Product(group & lowest, ref factor, pair)
                + Product((group >>> Bits) & lowest, ref factor, pair + 1)
                + (
                    Product((group >>> (2 * Bits)) & lowest, ref factor, pair + 2)
                    + Product((group >>> (3 * Bits)) & lowest, ref factor, pair + 3)
                );
        }

        return sum;

        static Vector512<int> Product(Vector512<int> codes, ref int query, nuint pair) =>
            Avx512BW.MultiplyAddAdjacent(codes.AsInt16(), Vector512.Create(Unsafe.Add(ref query, pair)).AsInt16());
    }

    internal static Vector512<int> Avx256(ReadOnlySpan<int> codes, ReadOnlySpan<int> query)
    {
        var (first, second) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var code = ref MemoryMarshal.GetReference(codes);
        ref var factor = ref MemoryMarshal.GetReference(query);
        for (nuint pair = 0, at = 0; pair < (nuint)query.Length; pair += Pairs, at += Lanes)
        {
            first += Products(Vector256.LoadUnsafe(ref code, at), ref factor, pair);
            second += Products(Vector256.LoadUnsafe(ref code, at + (Lanes / 2)), ref factor, pair);
        }

        return Vector512.Create(first, second);

        static Vector256<int> Products(Vector256<int> group, ref int query, nuint pair) =>
            Product(group, ref query, pair)
            + Product(group >>> Bits, ref query, pair + 1)
            + (Product(group >>> (2 * Bits), ref query, pair + 2) + Product(group >>> (3 * Bits), ref query, pair + 3));

        static Vector256<int> Product(Vector256<int> codes, ref int query, nuint pair) =>
            Avx2.MultiplyAddAdjacent((codes & Vector256.Create(Lowest)).AsInt16(), Vector256.Create(Unsafe.Add(ref query, pair)).AsInt16());
    }

    /// <summary>By whatever vectors the machine has.</summary>
    internal static Vector512<int> Portable(ReadOnlySpan<int> codes, ReadOnlySpan<int> query)
    {
        var (sum, lowest) = (Vector512<int>.Zero, Vector512.Create(0xF));
        ref var code = ref MemoryMarshal.GetReference(codes);
        for (var pair = 0; pair < query.Length; pair++)
        {
            var group = Vector512.LoadUnsafe(ref code, (nuint)(pair / Pairs * Lanes)) >>> (pair % Pairs * Bits);
            sum += ((group & lowest) * (short)query[pair]) + (((group >>> 16) & lowest) * (query[pair] >> 16));
        }

        return sum;
    }
}
