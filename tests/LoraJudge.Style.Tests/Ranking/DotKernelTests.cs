using System.Runtime.Intrinsics.X86;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class DotKernelTests
{
    private delegate void Kernel(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> dots);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(500)]
    public void All_paths_that_the_machine_has_give_the_same_integers(int pairs)
    {
        var random = new Random(pairs);
        var largest = DotKernel.LargestCode(2 * pairs);
        for (var round = 0; round < 50; round++)
        {
            // The largest codes come often: sums then are as large as they can be.
            var codes = Draw(pairs * 32, 127).Select(code => (sbyte)code).ToArray();
            var query = Draw(pairs * 2, largest).Chunk(2).Select(pair => (pair[0] & 0xFFFF) | (pair[1] << 16)).ToArray();
            var expected = Enumerable.Range(0, 16).Select(model => (int)Naive(codes, query, model)).ToArray();
            foreach (var kernel in Kernels())
            {
                var dots = new int[16];
                kernel(codes, query, dots);
                Assert.Equal(expected, dots);
            }
        }

        int[] Draw(int count, int most) =>
            [.. Enumerable.Range(0, count).Select(_ => random.Next(2) == 0 ? most : random.Next(-most, most + 1))];
    }

    private static IEnumerable<Kernel> Kernels()
    {
        if (Avx512BW.IsSupported)
            yield return DotKernel.Avx512;
        if (Avx2.IsSupported)
            yield return DotKernel.Avx256;
        yield return DotKernel.Vectors128;
        yield return DotKernel.Portable;
        yield return DotKernel.Multiply;
    }

    private static long Naive(sbyte[] codes, int[] query, int model)
    {
        var sum = 0L;
        for (var pair = 0; pair < query.Length; pair++)
        {
            var at = (pair * 32) + (2 * model);
            sum += ((long)codes[at] * (short)query[pair]) + ((long)codes[at + 1] * (query[pair] >> 16));
        }

        return sum;
    }
}
