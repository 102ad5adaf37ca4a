using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Tests.Ranking.Centred;

public sealed class SpaceIndexTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

    private static readonly CentreAdaptation Adaptation = new([0, 0], [], 1);

    private static readonly ModelReferences[] Models =
    [
        new(
            1,
            [
                [1, 0],
                [3, 0],
            ]
        )
        {
            Version = 11,
        },
        new(
            2,
            [
                [0, 4],
            ]
        )
        {
            Version = 12,
        },
        new(
            3,
            [
                [0, 9],
                [0, 9],
                [0, 9],
            ]
        )
        {
            Version = 13,
        },
    ];

    public static TheoryData<bool> Kinds => [true, false];

    public void Dispose() => File.Delete(file);

    [Fact]
    public void An_adaptation_makes_an_index_of_shrunken_centres()
    {
        var index = Assert.IsType<CentreIndex>(SpaceIndex.Build(Adaptation, Models));

        Assert.Equal(RankingMethod.Centre, index.Ranking());
        Assert.Equal([4f / 3, 0], index.Centres()[0].Centre);
        Assert.Equal([0, 2], index.Centres()[1].Centre);
        Assert.Equal(6, index.ReferenceCount);
    }

    [Fact]
    public void Without_one_models_are_ranked_by_the_mean_distance()
    {
        Assert.Equal(RankingMethod.MeanDistance, Assert.IsType<BoundedIndex>(SpaceIndex.Build(null, Models)).Ranking());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Models_come_and_go_as_in_an_index_built_anew(bool byCentre)
    {
        IStyleProjection? projection = byCentre ? Adaptation : null;
        ModelReferences put = new(
            2,
            [
                [7, 7],
                [7, 8],
            ]
        )
        {
            Version = 22,
        };

        var changed = SpaceIndex.Build(projection, Models).With(projection, [put], [3]);
        var anew = SpaceIndex.Build(projection, [Models[0], put]);

        Assert.Equal(anew.Search([1, 1], 9), changed.Search([1, 1], 9));
        Assert.Equal(anew.Versions().OrderBy(model => model.Key), changed.Versions().OrderBy(model => model.Key));
        Assert.Equal([(1, 2), (2, 2)], changed.Pictures().OrderBy(model => model.Key).Select(model => ((int)model.Key, model.Value)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_holds_either(bool byCentre)
    {
        var index = SpaceIndex.Build(byCentre ? Adaptation : null, Models);

        SpaceIndexFile.Save(file, index, [1, 2, 3]);
        var (opened, label) = SpaceIndexFile.Open(file);

        Assert.Equal(index.GetType(), opened.GetType());
        Assert.Equal(index.Search([1, 1], 9), opened.Search([1, 1], 9));
        Assert.Equal([1, 2, 3], label);
    }

    [Fact]
    public void An_index_of_another_space_is_not_changed()
    {
        Assert.Throws<ArgumentException>(() => SpaceIndex.Build(null, Models).With(Adaptation, [], [1]));
        Assert.Throws<ArgumentException>(() => SpaceIndex.Build(Adaptation, Models).With(null, [], [1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2.5)]
    public void A_scale_by_centre_holds_every_picture_out_of_its_own_models_centre(double shrinkage)
    {
        var adaptation = new CentreAdaptation([0, 0], [], shrinkage);
        var centres = ((CentreIndex)SpaceIndex.Build(adaptation, Models)).Centres();

        var scale = DistanceScaleFit.Fit(
            new HeldOutPictures(
                centres,
                shrinkage,
                Models.SelectMany(model => model.References.Select(vector => (model.ModelId, vector))).Append((99, [5, 5]))
            )
        );

        var expected = Models
            .Where(model => model.References.Count > 1)
            .SelectMany(model =>
                model.References.Select(
                    (vector, place) =>
                        StyleDistance.Between(vector, adaptation.Centre([.. model.References.Where((_, number) => number != place)]))
                )
            );
        Assert.Equal(expected.Order().Select(value => Math.Round(value, 5)), scale.Own.Select(value => Math.Round(value, 5)));
        Assert.Equal(6, scale.Others.Count);
        Assert.Equal(RankingMethod.Centre, scale.Ranking);
    }
}
