using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Tests.Features.Results;

public sealed class LiveFiguresTests
{
    [Fact]
    public void The_method_with_more_relevant_results_wins_a_ranking_and_ties_are_dropped_and_counted()
    {
        // A letter is the method of a result, the digit its score, a dot none. Relevant from 3 on.
        var pair = Assert.Single(Figures("A4B1A3B2", "A1B4", "A4B4", "A1B2", "A3B.A.", "B4A4A1", "A4B1").Pairs);

        Assert.Equal(("A", "B", 3, 3, 1), (pair.First, pair.Second, pair.Wins, pair.Ties, pair.Losses));
        // scipy.stats.binomtest(3, 4).pvalue
        Assert.Equal(0.625, pair.PValue.Value!.Value, 12);
        Assert.Equal(0.625, pair.HolmPValue.Value!.Value, 12);
    }

    [Fact]
    public void Every_pair_of_methods_that_drafted_together_is_compared()
    {
        var pairs = Figures("A4B1C1", "A4B1C1", "A4B1C4", "A4C1").Pairs;

        Assert.Equal(
            [("A", "B", 3, 0, 0), ("A", "C", 3, 1, 0), ("B", "C", 0, 2, 1)],
            pairs.Select(pair => (pair.First, pair.Second, pair.Wins, pair.Ties, pair.Losses))
        );
        Assert.Equal([0.25, 0.25, 1.0], pairs.Select(pair => pair.PValue.Value!.Value));
        Assert.Equal([0.75, 0.75, 1.0], pairs.Select(pair => pair.HolmPValue.Value!.Value));
    }

    [Fact]
    public void A_ranking_that_nobody_judged_and_one_of_a_single_method_decide_nothing()
    {
        var live = Figures("A.B.", "!A4A4");

        Assert.Empty(live.Pairs);
        Assert.Equal((2, 1, 2), (live.Rankings, live.Judged, live.Judgments));
    }

    [Fact]
    public void Ties_alone_have_a_reason_instead_of_a_p_value()
    {
        var pair = Assert.Single(Figures("A4B4", "A1B1").Pairs);

        Assert.Equal((0, 2, 0, null), (pair.Wins, pair.Ties, pair.Losses, pair.PValue.Value));
        Assert.Equal("neither is better in any case", pair.PValue.Reason);
    }

    [Fact]
    public void Scores_count_for_the_method_that_put_the_result_there()
    {
        var methods = Figures("A4B1A3B.", "!C2C2").Methods;

        Assert.Equal(
            [("A", 2, 2, 3.5), ("B", 2, 1, 1.0), ("C", 2, 2, 2.0)],
            methods.Select(method => (method.Method, method.Shown, method.Judgments, method.MeanScore!.Value))
        );
        Assert.Equal([0, 0, 1, 1], methods[0].Counts);
    }

    /// <param name="rankings">An exclamation mark: of one method.</param>
    private static LiveResults Figures(params string[] rankings)
    {
        var data = new StudySketch { Rankings = [("A", ["ab"]), ("B", ["ba"]), ("C", ["ab"])] }.Data();
        var shown = rankings.Select(text => text.TrimStart('!').Chunk(2).ToArray()).ToArray();
        data = data with
        {
            Collected = new CollectedData
            {
                LiveRankings = [.. rankings.Select((text, at) => new LiveRankingShown($"L{at}", text[0] != '!', null))],
                LiveResults =
                [
                    .. shown.SelectMany(
                        (results, ranking) =>
                            results.Select(
                                (one, place) =>
                                    new LiveResultShown(
                                        ranking,
                                        place + 1,
                                        $"m{place}",
                                        one[0] - 'A',
                                        one[1] == '.' ? null : one[1] - '0',
                                        null
                                    )
                            )
                    ),
                ],
            },
        };
        return StudyResults.Compute(data.Checked(), ResultsOptions.Of(data.Study)).Live;
    }
}
