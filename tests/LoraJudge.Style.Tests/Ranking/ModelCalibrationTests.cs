using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class ModelCalibrationTests
{
    [Fact]
    public void Models_of_one_kind_are_told_apart_as_often_as_the_likelihood_says()
    {
        var curve = ModelCalibration.Measure(Models(40, 20, _ => 1))!;

        Assert.Equal(2 * 40 * 20, curve.Bins.Sum(bin => bin.Count));
        Assert.InRange(curve.ExpectedCalibrationError, 0, 0.06);
        Assert.InRange(curve.Brier, 0, 0.24);
    }

    [Fact]
    public void What_one_half_of_the_models_says_may_be_wrong_for_the_other()
    {
        // Every second model scatters ten times as much: its own pictures lie as far apart as the others' models do.
        var models = Models(40, 20, model => model % 2 == 0 ? 0.1f : 4);

        var scale = DistanceScaleFit.Fit(models);

        Assert.InRange(scale.CalibrationError!.Value, 0.1, 1);
        Assert.NotNull(scale.FitLikelihood());
        Assert.Null(scale.Likelihood);
    }

    [Fact]
    public void A_catalogue_whose_likelihood_holds_tells_it()
    {
        var models = Models(40, 20, _ => 1);

        var scale = DistanceScaleFit.Fit(models);

        Assert.Equal(ModelCalibration.Measure(models)!.ExpectedCalibrationError, scale.CalibrationError);
        Assert.Equal(scale.FitLikelihood(), scale.Likelihood);
        Assert.True(scale.Likelihood!.Of(scale.Own[0]) > scale.Likelihood.Of(scale.Others[^1]));
    }

    [Fact]
    public void The_likelihood_is_fitted_on_distances_to_models_which_scatter_less_than_those_of_two_pictures()
    {
        var models = Models(30, 10, _ => 1);
        var pairs = StyleLikelihoodFit.Fit(
            [.. models.SelectMany(model => model.References.Zip(model.References.Skip(1), StyleDistanceOf))],
            [.. models.Zip(models.Skip(1)).SelectMany(two => two.First.References.Zip(two.Second.References, StyleDistanceOf))]
        )!;

        var onModels = DistanceScaleFit.Fit(models).Likelihood!;

        Assert.True(onModels.Slope < pairs.Slope, $"{onModels.Slope} against {pairs.Slope}");
    }

    [Theory]
    [InlineData(2, 100)]
    [InlineData(3, 100)]
    [InlineData(8, 6)]
    [InlineData(100, 1)]
    [InlineData(0, 0)]
    public void Too_few_models_or_pictures_say_nothing(int models, int pictures)
    {
        var scale = DistanceScaleFit.Fit(Models(models, pictures, _ => 1));

        Assert.Null(scale.CalibrationError);
        Assert.Null(scale.Likelihood);
    }

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(0.1, true)]
    [InlineData(0.1001, false)]
    [InlineData(null, false)]
    public void A_likelihood_is_told_up_to_an_error_of_a_tenth(double? error, bool isTold) =>
        Assert.Equal(isTold, new DistanceScale([0.2, 0.3], [0.6, 0.7], error).Likelihood is not null);

    [Fact]
    public void The_figure_is_the_same_every_time() =>
        Assert.Equal(
            DistanceScaleFit.Fit(Models(12, 9, _ => 2)).CalibrationError,
            DistanceScaleFit.Fit(Models(12, 9, _ => 2)).CalibrationError
        );

    [Fact]
    public void Models_with_one_picture_check_nothing()
    {
        ModelReferences[] models = [.. Models(20, 10, _ => 1)];
        ModelReferences[] more =
        [
            .. models.SelectMany(
                (model, place) =>
                    new[]
                    {
                        model,
                        new(
                            100 + place,
                            [
                                [place, 0, 0],
                            ]
                        ),
                    }
            ),
        ];

        Assert.Equal(ModelCalibration.Measure(models)!.Bins, ModelCalibration.Measure(more)!.Bins);
    }

    private static double StyleDistanceOf(float[] a, float[] b) => StyleDistance.Between(a, b);

    /// <summary>Models of normal points in three dimensions; their middles scatter by 3.</summary>
    private static List<ModelReferences> Models(int models, int pictures, Func<int, float> spread)
    {
        var random = new Random(11);
        float Normal() => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return
        [
            .. Enumerable
                .Range(0, models)
                .Select(model =>
                {
                    float[] middle = [3 * Normal(), 3 * Normal(), 3 * Normal()];
                    return new ModelReferences(
                        model,
                        [
                            .. Enumerable
                                .Range(0, pictures)
                                .Select(_ => Array.ConvertAll(middle, value => value + (spread(model) * Normal()))),
                        ]
                    );
                }),
        ];
    }
}
