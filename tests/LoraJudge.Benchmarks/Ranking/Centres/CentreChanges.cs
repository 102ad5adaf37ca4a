using System.Collections.Immutable;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Benchmarks.Ranking.Centres;

/// <summary>
/// Searches while models are added, replaced and removed: every answer is compared with the exhaustive one of the state that was searched.
/// </summary>
internal sealed class CentreChanges
{
    private const int Models = 5000;

    private readonly CentreCatalogue catalogue = CentreCatalogue.Families(2 * Models);
    private volatile State state;
    private int changes;

    private CentreChanges()
    {
        var first = catalogue.All().Take(Models).ToImmutableDictionary(model => model.ModelId);
        state = new State(CentreIndex.Build([.. first.Values]), first);
    }

    /// <returns>Whether all answers were right, and words on how many there were.</returns>
    public static async Task<(bool AreRight, string Words)> RunAsync(TimeSpan time)
    {
        using var stop = new CancellationTokenSource(time);
        var run = new CentreChanges();
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
            var model = catalogue.Model(random.Next(2 * Models)) with { ModelId = random.Next(2 * Models) };
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
            var query = catalogue.Query((2 * searches) + searcher);
            var ranking = models
                .Values.Select(model => new RankedModel(model.ModelId, StyleDistance.Between(query, model.Centre)))
                .OrderBy(model => model.Distance)
                .ThenBy(model => model.ModelId);
            if (!index.Search(query, 10).SequenceEqual(ranking.Take(10)))
                wrong++;
        }

        return (searches, wrong);
    }

    private sealed record State(CentreIndex Index, ImmutableDictionary<long, ModelCentre> Models);
}
