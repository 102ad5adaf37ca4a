using System.Collections.Immutable;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>
/// Searches while models are added, replaced and removed: every answer is compared with the exhaustive one of the state that was searched.
/// </summary>
internal sealed class Changes
{
    private const int Models = 1500;

    private readonly OverlappingClusters clusters = new(2 * Models);
    private volatile State state;
    private int changes;

    private Changes()
    {
        var first = clusters.Models().Take(Models).ToImmutableDictionary(model => model.ModelId);
        state = new State(BoundedIndex.Build([.. first.Values]), first);
    }

    /// <returns>Whether all answers were right, and words on how many there were.</returns>
    public static async Task<(bool AreRight, string Words)> RunAsync(TimeSpan time)
    {
        using var stop = new CancellationTokenSource(time);
        var run = new Changes();
        var searchers = Enumerable.Range(0, 2).Select(number => Task.Run(() => run.Search(number, stop.Token))).ToArray();
        run.Change(stop.Token);
        var answers = await Task.WhenAll(searchers);
        var (searches, wrong) = (answers.Sum(answer => answer.Searches), answers.Sum(answer => answer.Wrong));
        return (
            wrong == 0,
            FormattableString.Invariant(
                $"{searches} searches while models came and went {run.changes} times: {wrong} differ from the exhaustive ranking of their state"
            )
        );
    }

    private void Change(CancellationToken stop)
    {
        for (var random = new Random(1); !stop.IsCancellationRequested; changes++)
        {
            var (index, models) = state;
            var model = clusters.Model(random.Next(2 * Models)) with { ModelId = random.Next(2 * Models) };
            state =
                random.Next(2) == 0
                    ? new State(index.With([], [model.ModelId]), models.Remove(model.ModelId))
                    : new State(index.With([model], []), models.SetItem(model.ModelId, model));
        }
    }

    private (int Searches, int Wrong) Search(int searcher, CancellationToken stop)
    {
        var (searches, wrong) = (0, 0);
        for (; !stop.IsCancellationRequested; searches++)
        {
            var (index, models) = state;
            var query = clusters.Picture(searches % Models, 1000 + searcher);
            var found = index
                .SearchByBounds(
                    [
                        [query],
                    ],
                    10,
                    null
                )[0]
                .Ranking;
            if (!found.SequenceEqual(new ExhaustiveIndex([.. models.Values]).Search(query, 10)))
                wrong++;
        }

        return (searches, wrong);
    }

    private sealed record State(BoundedIndex Index, ImmutableDictionary<long, ModelReferences> Models);
}
