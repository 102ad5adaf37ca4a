using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class DistanceScaleFitTests
{
    [Fact]
    public void Own_distances_leave_the_picture_out_and_others_are_to_one_whole_model()
    {
        var scale = DistanceScaleFit.Fit([
            new(
                1,
                [
                    [0],
                    [2],
                ]
            ),
            new(
                2,
                [
                    [9],
                    [13],
                ]
            ),
        ]);

        Assert.Equal([1, 1, 0.5, 0.5, 0], ((double[])[0, 2, 2.1, 4, 4.1]).Select(scale.ShareOfOwnFarther));
        // From 0: 11, from 2: 9, from 9: 8, from 13: 12.
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], ((double[])[8, 8.5, 9.5, 11.5, 12.5]).Select(scale.ShareOfOthersNearer));
    }

    [Fact]
    public void A_picture_that_is_its_models_only_one_counts_for_others_alone()
    {
        var scale = DistanceScaleFit.Fit([
            new(
                1,
                [
                    [0],
                ]
            ),
            new(
                2,
                [
                    [3],
                    [4],
                ]
            ),
        ]);

        Assert.Equal([1, 0], ((double[])[1, 1.1]).Select(scale.ShareOfOwnFarther));
        Assert.Equal([0, 1 / 3.0, 2 / 3.0, 1], ((double[])[3, 3.2, 3.7, 4.1]).Select(scale.ShareOfOthersNearer));
    }

    [Fact]
    public void One_model_or_none_is_not_enough_to_say_anything()
    {
        Assert.False(DistanceScaleFit.Fit([]).IsKnown);
        Assert.False(
            DistanceScaleFit
                .Fit([
                    new(
                        1,
                        [
                            [0],
                            [1],
                        ]
                    ),
                ])
                .IsKnown
        );
        Assert.False(
            DistanceScaleFit
                .Fit([
                    new(
                        1,
                        [
                            [0],
                        ]
                    ),
                    new(
                        2,
                        [
                            [1],
                        ]
                    ),
                ])
                .IsKnown
        );
    }

    [Fact]
    public void Of_a_large_catalogue_all_models_are_looked_at()
    {
        // Each model's pictures are as far apart as its number says: every model makes one twentieth of the distances.
        var models = Enumerable
            .Range(1, 20)
            .Select(model => new ModelReferences(model, [.. Enumerable.Range(0, 400).Select(i => new[] { i % 2 * (float)model })]))
            .ToList();

        var scale = DistanceScaleFit.Fit(models);

        // Of 400 pictures 200 of the other kind are `model` away, out of 399.
        var shares = Enumerable.Range(1, 20).Select(model => scale.ShareOfOwnFarther((model * 200 / 399.0) - 1e-6));
        Assert.Equal(Enumerable.Range(0, 20).Select(below => 1 - (below / 20.0)), shares, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Styles_that_lie_apart_are_told_apart()
    {
        var random = new Random(5);
        float[] Near(int style) => [style + (float)random.NextDouble() * 0.1f, (float)random.NextDouble() * 0.1f];
        var models = Enumerable
            .Range(0, 6)
            .Select(style => new ModelReferences(style, [.. Enumerable.Range(0, 12).Select(_ => Near(style))]))
            .ToList();
        var scale = DistanceScaleFit.Fit(models);

        var ranked = new ExhaustiveIndex(models).Search(Near(2), 6);

        Assert.Equal(2, ranked[0].ModelId);
        Assert.NotEqual(StyleNearness.Far, scale.Nearness(ranked[0].Distance));
        Assert.Equal(StyleNearness.Far, scale.Nearness(ranked[^1].Distance));
    }
}
