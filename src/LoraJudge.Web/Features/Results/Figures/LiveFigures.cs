using LoraJudge.Statistics.Comparison;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>
/// Figures of visitors' rankings. Interleaved ones count as in team draft interleaving (Radlinski, Kurup and Joachims 2008; all pairs of more
/// than two methods as Schuth et al. 2014): a relevant score stands for their click, and the method whose picks have more of them wins.
/// </summary>
internal sealed class LiveFigures(StudyData data, double threshold)
{
    private readonly CollectedData live = data.Collected;

    public LiveResults Compute()
    {
        var given = live.LiveResults.Where(one => one.Score is not null).ToList();
        return new LiveResults(
            live.LiveRankings.Count,
            given.Select(one => one.Ranking).Distinct().Count(),
            given.Count,
            threshold,
            [.. data.Methods.Select(Method)],
            Pairs()
        );
    }

    private LiveMethod Method(string name, int method)
    {
        var shown = live.LiveResults.Where(one => one.Method == method).ToList();
        var scores = shown.Select(one => one.Score).OfType<int>().ToList();
        var counts = new int[data.Scores];
        foreach (var score in scores)
            counts[score - 1]++;
        return new LiveMethod(name, shown.Count, counts, scores.Count == 0 ? null : scores.Average());
    }

    private List<LivePair> Pairs()
    {
        var credits = Credits();
        var tally = new SortedDictionary<(int First, int Second), (int Wins, int Ties, int Losses)>();
        foreach (var ranking in credits)
        foreach (var (first, own) in ranking)
        foreach (var (second, other) in ranking.Where(one => one.Key > first))
        {
            var (wins, ties, losses) = tally.GetValueOrDefault((first, second));
            tally[(first, second)] =
                own > other ? (wins + 1, ties, losses)
                : own < other ? (wins, ties, losses + 1)
                : (wins, ties + 1, losses);
        }

        return Tested(tally);
    }

    /// <summary>Relevant results of each method, of each interleaved ranking that somebody judged.</summary>
    private IEnumerable<Dictionary<int, int>> Credits() =>
        live
            .LiveResults.Where(one => live.LiveRankings[one.Ranking].IsInterleaved)
            .GroupBy(one => one.Ranking)
            .Where(ranking => ranking.Any(one => one.Score is not null))
            .Select(ranking =>
                ranking.GroupBy(one => one.Method).ToDictionary(one => one.Key, one => one.Count(result => result.Score >= threshold))
            );

    private List<LivePair> Tested(SortedDictionary<(int First, int Second), (int Wins, int Ties, int Losses)> tally)
    {
        var tests = tally.Values.Select(one => SignTest.TwoSided(one.Wins, one.Losses)).ToList();
        var holm = new Queue<double>(PValueAdjustment.Holm([.. tests.Where(test => test.IsDefined).Select(test => test.Value)]));
        return
        [
            .. tally.Zip(
                tests,
                (pair, test) =>
                    new LivePair(
                        data.Methods[pair.Key.First],
                        data.Methods[pair.Key.Second],
                        pair.Value.Wins,
                        pair.Value.Ties,
                        pair.Value.Losses,
                        Estimate.Of(test),
                        test.IsDefined ? Estimate.Of(holm.Dequeue()) : Estimate.Of(test)
                    )
            ),
        ];
    }
}
