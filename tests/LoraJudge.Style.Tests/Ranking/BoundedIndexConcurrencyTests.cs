using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class BoundedIndexConcurrencyTests
{
    private sealed record State(BoundedIndex Index, ModelReferences[] Models);

    private volatile State state = new(BoundedIndex.Empty, []);

    [Fact]
    public async Task While_models_come_and_go_every_answer_is_the_exhaustive_one_of_a_state_that_was()
    {
        var catalogue = new TrapCatalogue(300_003);
        var pool = Enumerable
            .Range(0, 8)
            .SelectMany(round => catalogue.Models.Select((model, number) => model with { ModelId = (round * 1000) + number }))
            .ToArray();
        state = new State(BoundedIndex.Build(pool), pool);
        var queries = Enumerable.Range(0, 20).Select(_ => catalogue.Query()).ToArray();
        using var stop = new CancellationTokenSource();
        var searchers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Search(queries, stop.Token))).ToArray();

        Change(pool, 400);
        await stop.CancelAsync();

        Assert.All(await Task.WhenAll(searchers), searches => Assert.True(searches > 0));
    }

    private void Change(ModelReferences[] pool, int changes)
    {
        var random = new Random(1);
        for (var change = 0; change < changes; change++)
        {
            var model = pool[random.Next(pool.Length)];
            var others = state.Models.Where(other => other.ModelId != model.ModelId).ToArray();
            var replacement = model with { References = pool[random.Next(pool.Length)].References };
            state =
                random.Next(2) == 0
                    ? new State(state.Index.With([], [model.ModelId]), others)
                    : new State(state.Index.With([replacement], []), [.. others, replacement]);
        }
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
