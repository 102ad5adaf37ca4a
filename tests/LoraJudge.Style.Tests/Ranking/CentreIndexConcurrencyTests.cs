using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class CentreIndexConcurrencyTests
{
    private sealed record State(CentreIndex Index, ModelReferences[] Models);

    private readonly CentreTraps catalogue = new(300_003);

    private volatile State state = new(CentreIndex.Empty, []);

    [Fact]
    public async Task While_models_come_and_go_every_answer_is_the_exhaustive_one_of_a_state_that_was()
    {
        state = new State(CentreIndex.Build(catalogue.Models), [.. catalogue.References]);
        var queries = Enumerable.Range(0, 20).Select(_ => catalogue.Query()).ToArray();
        using var stop = new CancellationTokenSource();
        var searchers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Search(queries, stop.Token))).ToArray();

        for (var change = 0; change < 400; change++)
            state = new State(catalogue.Change(state.Index), [.. catalogue.References]);
        await stop.CancelAsync();

        Assert.All(await Task.WhenAll(searchers), searches => Assert.True(searches > 0));
    }

    private int Search(float[][] queries, CancellationToken stop)
    {
        var searches = 0;
        do
        {
            var (index, models) = state;
            var query = queries[searches % queries.Length];
            Assert.Equal(PlainRanking.Of(models, [query], 5), index.Search(query, 5));
            searches++;
        } while (!stop.IsCancellationRequested);
        return searches;
    }
}
