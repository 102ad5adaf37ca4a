using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Tests.Ranking.Centred;

public sealed class CentreAdaptationFitTests
{
    [Fact]
    public void What_samples_do_to_every_model_is_taken_out()
    {
        var pictures = Tables.Of(models: 40, samples: 12, sampleEffect: 6);

        var adaptation = CentreAdaptationFit.Fit(pictures);

        Assert.True(adaptation.Removed >= 2);
        var adapted = adaptation.Project(pictures[0].Vector);
        Assert.Equal((0, 0), (Math.Round(adapted[3], 0), Math.Round(adapted[7], 0)));
        Assert.True(MeanReciprocalRank(pictures, adaptation) > MeanReciprocalRank(pictures, Plain(adaptation, pictures)) + 0.2);
    }

    [Fact]
    public void Directions_that_help_other_models_no_more_than_chance_are_left()
    {
        Assert.Equal(0, CentreAdaptationFit.Fit(Tables.Of(models: 60, samples: 8, sampleEffect: 0, noise: 0.2)).Removed);
    }

    [Fact]
    public void Models_that_share_no_samples_lose_no_directions()
    {
        Assert.Equal(0, CentreAdaptationFit.Fit(Tables.Of(models: 40, samples: 12, sampleEffect: 6, shares: false)).Removed);
    }

    [Fact]
    public void A_sample_that_half_of_the_models_show_counts_as_theirs()
    {
        var pictures = Tables.Of(models: 40, samples: 12, sampleEffect: 6);
        var ragged = pictures.Where(picture => (picture.ModelId + picture.Sample) % 2 == 0).ToArray();

        var adaptation = CentreAdaptationFit.Fit(ragged);

        Assert.True(adaptation.Removed >= 2);
        Assert.True(MeanReciprocalRank(ragged, adaptation) > MeanReciprocalRank(ragged, Plain(adaptation, ragged)) + 0.1);
    }

    [Fact]
    public void Telling_relatives_apart_keeps_no_direction()
    {
        // Two of a family differ only along the first direction, in which the samples differ more.
        var random = new Random(5);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] effects = [.. Enumerable.Range(0, 12).Select(_ => 4 * Normal())];
        (double X, double Y)[] families = [.. Enumerable.Range(0, 40).Select(_ => (6 * Normal(), 6 * Normal()))];
        AdaptationPicture[] pictures =
        [
            .. from family in Enumerable.Range(0, families.Length)
            from member in Enumerable.Range(0, 2)
            from sample in Enumerable.Range(0, effects.Length)
            let along = effects[sample] + (member == 0 ? 3 : -3)
            let vector = (double[])[along, families[family].X, families[family].Y, 0]
            // Members of a family are in the same half of the models.
            select new AdaptationPicture(
                (family / 2 * 4) + (family % 2) + (member * 2),
                sample,
                [.. vector.Select(number => (float)(number + (0.3 * Normal())))]
            )
            {
                Family = $"family {family}",
            },
        ];

        Assert.Equal(0, CentreAdaptationFit.Fit([.. pictures.Select(picture => picture with { Family = null })]).Removed);
        Assert.NotEqual(0, CentreAdaptationFit.Fit(pictures).Removed);
    }

    [Fact]
    public void Shrinkage_is_the_ratio_of_the_variances()
    {
        var shrinkage = CentreAdaptationFit.Fit(Tables.Of(models: 200, samples: 10, sampleEffect: 0, noise: 2)).Shrinkage;

        Assert.InRange(shrinkage, 3.5, 4.5);
    }

    [Fact]
    public void The_same_catalogue_gives_the_same_bytes()
    {
        var pictures = Tables.Of(models: 40, samples: 12, sampleEffect: 6);

        Assert.Equal(CentreAdaptationFit.Fit(pictures).ToBytes(), CentreAdaptationFit.Fit(pictures).ToBytes());
    }

    [Fact]
    public void The_catalogues_mean_is_that_of_its_models_however_many_pictures_they_have()
    {
        var adaptation = CentreAdaptationFit.Fit([new(1, 1, [0, 0]), new(1, 2, [0, 0]), new(1, 3, [0, 0]), new(2, 1, [4, 2])]);

        Assert.Equal([-2, -1], adaptation.Project([0, 0]));
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 12)]
    [InlineData(30, 1)]
    [InlineData(1, 1)]
    public void A_catalogue_that_says_nothing_of_samples_is_centred_alone(int models, int samples)
    {
        var adaptation = CentreAdaptationFit.Fit(Tables.Of(models, samples, sampleEffect: 6));

        Assert.Equal(0, adaptation.Removed);
        Assert.Equal(models == 1 || samples == 1, adaptation.Shrinkage == 0);
        Assert.All(adaptation.Project(new float[Tables.Dimensions]), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Equal_pictures_stay_equal()
    {
        var pictures = Tables.Of(models: 12, samples: 4, sampleEffect: 0).Select(picture => picture with { Vector = [1, 2, 3] }).ToArray();

        var adaptation = CentreAdaptationFit.Fit(pictures);

        Assert.Equal((0, 0), (adaptation.Removed, adaptation.Shrinkage));
        Assert.Equal([0, 0, 0], adaptation.Project([1, 2, 3]));
    }

    [Fact]
    public void Models_that_differ_no_more_than_their_pictures_are_drawn_to_the_mean_within_bounds()
    {
        var random = new Random(3);
        var pictures = Tables
            .Of(models: 20, samples: 4, sampleEffect: 0)
            .Select(picture => picture with { Vector = [random.NextSingle(), random.NextSingle()] })
            .ToArray();

        Assert.InRange(CentreAdaptationFit.Fit(pictures).Shrinkage, 2, CentreAdaptationFit.MostShrinkage);
    }

    [Fact]
    public void No_pictures_and_numbers_that_are_not_finite_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CentreAdaptationFit.Fit([]));
        Assert.Throws<ArgumentException>(() => CentreAdaptationFit.Fit([new(1, 1, [1, float.NaN])]));
        Assert.Throws<ArgumentException>(() => CentreAdaptationFit.Fit([new(1, 1, [1, 2]), new(2, 1, [1])]));
    }

    private static CentreAdaptation Plain(CentreAdaptation adaptation, AdaptationPicture[] pictures) =>
        new(new float[pictures[0].Vector.Length], [], adaptation.Shrinkage);

    private static double MeanReciprocalRank(AdaptationPicture[] pictures, CentreAdaptation adaptation) =>
        LeaveOneOut
            .Rank(Tables.Models(pictures, adaptation), rule: RankingRule.Of(adaptation) with { Shrinkage = 0 })
            .Average(query => 1.0 / query.Rank);
}
