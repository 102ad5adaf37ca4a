using LoraJudge.Domain.Studies.Pooling;

namespace LoraJudge.Domain.Tests.Studies.Pooling;

public sealed class PoolTests
{
    private static readonly MethodRun First = Run("first", "q1: a b c", "q2: a b c");
    private static readonly MethodRun Second = Run("second", "q1: c a d", "q2: x y z");

    [Fact]
    public void What_several_methods_found_is_judged_once()
    {
        Assert.Equal(["q1 a", "q1 b", "q1 c", "q2 a", "q2 b", "q2 x", "q2 y"], Words(Pool.Of([First, Second], depth: 2)));
    }

    [Fact]
    public void The_order_of_methods_and_ranks_does_not_show()
    {
        Assert.Equal(Words(Pool.Of([First, Second], 3)), Words(Pool.Of([Second, First], 3)));
    }

    [Fact]
    public void What_pooling_saves_is_counted()
    {
        var saving = Pool.Saving([First, Second], depth: 3);

        Assert.Equal((10, 12), (saving.Pooled, saving.Unpooled));
        Assert.Equal(1 - (10 / 12.0), saving.Share, 1e-12);
    }

    [Fact]
    public void Ranks_need_not_come_in_their_order()
    {
        var run = new MethodRun("backwards", [new("q1", 3, "c"), new("q1", 1, "a"), new("q1", 2, "b")]);

        Assert.Equal(["q1 a", "q1 b"], Words(Pool.Of([run], depth: 2)));
    }

    [Theory]
    [InlineData(1, "b", "has rank 1 twice")]
    [InlineData(2, "a", "has a twice")]
    [InlineData(0, "b", "has a rank below 1")]
    public void A_ranking_that_cannot_be_is_refused(int rank, string model, string problem)
    {
        var run = new MethodRun("broken", [new("q1", 1, "a"), new("q1", rank, model)]);

        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => Pool.Of([run], 10)).Message, StringComparison.Ordinal);
    }

    private static MethodRun Run(string name, params string[] rankings) =>
        new(
            name,
            [
                .. rankings
                    .Select(ranking => ranking.Split(": "))
                    .SelectMany(parts => parts[1].Split(' ').Select((model, place) => new RankedModel(parts[0], place + 1, model))),
            ]
        );

    private static string[] Words(IEnumerable<PoolEntry> pool) => [.. pool.Select(entry => $"{entry.Topic} {entry.Model}")];
}
