using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LoraJudge.Style.Ranking.Bounded;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class NibbleKernelTests
{
    private delegate Vector512<int> Kernel(ReadOnlySpan<int> codes, ReadOnlySpan<int> query);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(25)]
    [InlineData(250)]
    public void All_paths_that_the_machine_has_give_the_same_integers(int groups)
    {
        var random = new Random(groups);
        var largest = DotKernel.LargestCode(8 * groups);
        for (var round = 0; round < 50; round++)
        {
            // The largest codes come often: sums then are as large as they can be.
            var codes = Enumerable.Range(0, groups * 16).Select(_ => random.Next(2) == 0 ? -1 : (int)random.NextInt64()).ToArray();
            var query = Enumerable.Range(0, groups * 8).Select(_ => random.Next(2) == 0 ? largest : random.Next(-largest, largest + 1));
            var pairs = query.Chunk(2).Select(pair => (pair[0] & 0xFFFF) | (pair[1] << 16)).ToArray();
            var expected = Enumerable.Range(0, 16).Select(model => (int)Naive(codes, pairs, model)).ToArray();
            Assert.All(Kernels(), kernel => Assert.Equal(Vector512.Create(expected), kernel(codes, pairs)));
        }
    }

    private static IEnumerable<Kernel> Kernels()
    {
        if (Avx512BW.IsSupported)
            yield return NibbleKernel.Avx512;
        if (Avx2.IsSupported)
            yield return NibbleKernel.Avx256;
        yield return NibbleKernel.Portable;
        yield return NibbleKernel.Multiply;
    }

    private static long Naive(int[] codes, int[] pairs, int model)
    {
        var sum = 0L;
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var nibbles = codes[(pair / 4 * 16) + model] >>> (pair % 4 * 4);
            sum += ((nibbles & 15L) * (short)pairs[pair]) + (((nibbles >> 16) & 15L) * (pairs[pair] >> 16));
        }

        return sum;
    }
}
