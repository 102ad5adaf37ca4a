using LoraJudge.Statistics.Resampling;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class RankingFiguresTests
{
    private static readonly BootstrapOptions Options = new(Replicates: 200);

    [Fact]
    public void Figures_of_an_example_by_hand()
    {
        var figures = RankingFigures.Of([Query("a", 1), Query("b", 2), Query("c", 4), Query("d", 60), Query("e", 0)], Options)!;

        Assert.Equal((4, 1), (figures.Queries, figures.Unranked));
        Assert.Equal((1 + 0.5 + 0.25 + (1 / 60.0)) / 4, figures.MeanReciprocalRank, 1e-12);
        Assert.Equal((0.25, 0.75), (figures.Rank1, figures.Rank10));
        Assert.Equal([1, 1, 1, 0, 0, 0, 1], figures.Histogram.Select(bin => bin.Count));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 2)]
    [InlineData(6, 3)]
    [InlineData(10, 3)]
    [InlineData(11, 4)]
    [InlineData(20, 4)]
    [InlineData(21, 5)]
    [InlineData(50, 5)]
    [InlineData(51, 6)]
    [InlineData(99_999, 6)]
    public void Every_rank_is_in_one_bin(int rank, int bin)
    {
        var histogram = RankingFigures.Of([Query("a", rank)], Options)!.Histogram;

        Assert.Equal(Enumerable.Range(0, 7).Select(place => place == bin ? 1 : 0), histogram.Select(entry => entry.Count));
    }

    [Fact]
    public void Asking_a_model_more_often_makes_the_interval_no_narrower()
    {
        RankedQuery[] once = [Query("a", 1), Query("b", 2), Query("c", 4), Query("d", 8), Query("e", 1)];

        var often = RankingFigures.Of([.. Enumerable.Repeat(once, 10).SelectMany(queries => queries)], Options)!.Interval!;

        var expected = RankingFigures.Of(once, Options)!.Interval!;
        Assert.Equal(expected.Lower, often.Lower, 1e-12);
        Assert.Equal(expected.Upper, often.Upper, 1e-12);
    }

    [Fact]
    public void Queries_of_one_model_have_no_interval() =>
        Assert.Null(RankingFigures.Of([Query("a", 1), Query("a", 2)], Options)!.Interval);

    [Fact]
    public void Without_a_rank_there_are_no_figures() => Assert.Null(RankingFigures.Of([Query("a", 0)], Options));

    private static RankedQuery Query(string model, int rank) => new(model, "sample", rank);
}
