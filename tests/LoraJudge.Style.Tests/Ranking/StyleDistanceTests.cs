using System.Runtime.Intrinsics.X86;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class StyleDistanceTests
{
    [Fact]
    public void All_paths_that_the_machine_has_give_the_same_distance_to_the_last_bit()
    {
        var random = new Random(1);
        for (var dimensions = 1; dimensions < 150; dimensions++)
        {
            float[] Vector() => [.. Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f)];
            var (a, b) = (Vector(), Vector());
            var expected = PlainRanking.Of([new ModelReferences(1, [b])], [a], 1)[0].Distance;

            Assert.Equal(expected, StyleDistance.Narrow(a, b));
            if (Avx512F.IsSupported)
                Assert.Equal(expected, StyleDistance.Wide(a, b));
        }
    }

    [Fact]
    public void Vectors_of_two_lengths_have_no_distance() =>
        Assert.Contains(
            "3 and 2",
            Assert.Throws<ArgumentException>(() => StyleDistance.Between([1, 2, 3], [1, 2])).Message,
            StringComparison.Ordinal
        );
}
