using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Artists.Findings;

namespace LoraJudge.Web.Tests.Features.Artists;

public sealed class ArtistRankingTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(33, 3)]
    [InlineData(100, 5)]
    [InlineData(101, 6)]
    [InlineData(10_000, 500)]
    public void The_nearest_five_per_cent_count_as_near_and_three_at_least(int models, int within) =>
        Assert.Equal(within, ArtistRanking.Within(models, percent: 5));

    [Fact]
    public void A_model_that_is_far_from_one_picture_is_not_near_all_however_near_its_mean_is()
    {
        // On a line: the artist's pictures at 0 and 100; one model at 0, one at 50, many around 100.
        var models = Enumerable
            .Range(0, 60)
            .Select(model => Model(model + 10, 100 + (0.1f * model)))
            .Append(Model(1, 0))
            .Append(Model(2, 50))
            .ToArray();

        var ranked = ArtistRanking.Rank(
            new ExhaustiveIndex(models),
            [
                [0f],
                [100f],
            ],
            percent: 5,
            () => { },
            CancellationToken.None
        );

        var atFirst = ranked.Models.Single(model => model.ModelId == 1);
        Assert.Equal((1, 62), (atFirst.Pictures[0].Rank, atFirst.Pictures[1].Rank));
        Assert.Equal(62, atFirst.WorstRank);
        Assert.False(atFirst.IsNearAll);
    }

    [Fact]
    public void Models_near_all_pictures_are_told_even_behind_the_nearest_by_the_mean()
    {
        var models = Enumerable.Range(0, 200).Select(model => Model(model, model)).ToArray();

        var ranked = ArtistRanking.Rank(
            new ExhaustiveIndex(models),
            [
                [0f],
                [1f],
            ],
            percent: 5,
            () => { },
            CancellationToken.None
        );

        Assert.Equal(10, ranked.NearAll);
        Assert.Equal(10, ranked.Models.Count(model => model.IsNearAll));
        Assert.Equal(ranked.Models.Select(model => model.Distance).Order(), ranked.Models.Select(model => model.Distance));
    }

    private static ModelReferences Model(long id, float place) =>
        new(
            id,
            [
                [place],
            ]
        );
}
