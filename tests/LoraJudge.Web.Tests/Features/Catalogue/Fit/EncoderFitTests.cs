using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalogue.Fit;

namespace LoraJudge.Web.Tests.Features.Catalogue.Fit;

public sealed class EncoderFitTests
{
    private const int Dimensions = 8;

    [Fact]
    public void New_models_that_hold_together_as_well_as_the_old_ones_fit()
    {
        var measure = Measure((FitModels.Trained, Models(40, 1, spread: 0.8)), (FitModels.New, Models(40, 2, spread: 0.8)));

        Assert.Equal(FitVerdict.Fits, EncoderFit.Verdict(measure.Difference));
        Assert.Equal(FitModels.Trained, measure.Baseline);
        Assert.True(measure.Difference!.Interval.Contains(measure.Difference.Estimate));
    }

    [Fact]
    public void New_models_whose_pictures_scatter_no_longer_fit()
    {
        var measure = Measure((FitModels.Trained, Models(40, 1, spread: 0.5)), (FitModels.New, Models(40, 2, spread: 4)));

        Assert.Equal(FitVerdict.NoLongerFits, EncoderFit.Verdict(measure.Difference));
        Assert.True(measure.Difference!.Interval.Upper < 0);
    }

    [Fact]
    public void Few_new_models_are_too_few_to_say()
    {
        var measure = Measure(
            (FitModels.Trained, Models(40, 1, spread: 0.5)),
            (FitModels.New, Models(EncoderFit.FewestModels - 1, 2, spread: 4))
        );

        Assert.Equal(FitVerdict.TooFew, EncoderFit.Verdict(measure.Difference));
    }

    [Fact]
    public void An_interval_that_rules_out_neither_decides_nothing()
    {
        var interval = new Statistics.Resampling.ConfidenceInterval(-0.3, 0.1, 0.95, Statistics.Resampling.IntervalMethod.Percentile);

        Assert.Equal(FitVerdict.Undecided, EncoderFit.Verdict(new FitDifference(-0.1, interval, Tolerance: 0.1)));
    }

    [Fact]
    public void A_certain_loss_that_is_small_is_no_reason_to_retrain()
    {
        var interval = new Statistics.Resampling.ConfidenceInterval(-0.05, -0.01, 0.95, Statistics.Resampling.IntervalMethod.Percentile);

        Assert.Equal(FitVerdict.Fits, EncoderFit.Verdict(new FitDifference(-0.03, interval, Tolerance: 0.1)));
    }

    [Fact]
    public void Models_that_were_left_out_of_the_training_are_the_comparison_where_there_are_enough()
    {
        var enough = Measure(
            (FitModels.Trained, Models(20, 1, 0.3)),
            (FitModels.HeldOut, Models(20, 2, 0.8)),
            (FitModels.New, Models(20, 3, 0.8))
        );
        var tooFew = Measure(
            (FitModels.Trained, Models(20, 1, 0.3)),
            (FitModels.HeldOut, Models(3, 2, 0.8)),
            (FitModels.New, Models(20, 3, 0.8))
        );

        Assert.Equal((FitModels.HeldOut, FitModels.Trained), (enough.Baseline, tooFew.Baseline));
    }

    [Fact]
    public void Reciprocal_ranks_are_those_of_leaving_each_picture_out_among_all_models()
    {
        var (old, fresh) = (Models(10, 1, 1), Models(9, 2, 1));

        var measure = Measure((FitModels.Before, old), (FitModels.New, fresh));

        ModelReferences[] pool = [.. old.OrderBy(model => model.ModelId), .. fresh.OrderBy(model => model.ModelId)];
        var expected = LeaveOneOut
            .Rank(pool)
            .GroupBy(query => query.Model)
            .Where(model => model.Key >= old.Count)
            .Average(model => model.Average(query => 1.0 / query.Rank));
        Assert.Equal(expected, measure.Groups.Single(group => group.Models == FitModels.New).MeanReciprocalRank, 12);
    }

    [Fact]
    public void Of_many_models_a_sample_is_measured_and_it_is_the_same_each_time()
    {
        var groups = new[] { (FitModels.Before, Models(250, 1, 1, pictures: 2)), (FitModels.New, Models(30, 2, 1, pictures: 2)) };

        var (first, second) = (Measure(groups), Measure(groups));

        Assert.Equal((250, EncoderFit.MostModels), (first.Groups[0].Count, first.Groups[0].Measured));
        Assert.Equal(first.Groups[0].ReciprocalRanks, second.Groups[0].ReciprocalRanks);
    }

    [Fact]
    public void Models_of_one_family_count_neither_right_nor_wrong()
    {
        IReadOnlyList<ModelReferences> models = Models(20, 1, spread: 0.2);
        // Each model's twin has its pictures: a picture is found at the first or second place, by chance.
        ModelReferences[] twins = [.. models, .. models.Select(model => model with { ModelId = model.ModelId + 1000 })];
        FitMeasure Of(IReadOnlyDictionary<long, string>? families) =>
            EncoderFit.Measure(
                new Dictionary<FitModels, IReadOnlyList<ModelReferences>> { [FitModels.Before] = twins },
                threads: 1,
                CancellationToken.None,
                families: families
            );

        var strangers = Of(families: null).Groups[0];
        var family = Of(twins.ToDictionary(model => model.ModelId, model => $"{model.ModelId % 1000}")).Groups[0];

        Assert.True(strangers.MeanReciprocalRank < 0.8);
        Assert.True(family.MeanReciprocalRank > strangers.MeanReciprocalRank + 0.2);
        Assert.True(family.OtherDistance > strangers.OtherDistance);
    }

    [Fact]
    public void Models_with_one_picture_cannot_be_measured()
    {
        var measure = Measure((FitModels.Before, Models(30, 1, 1)), (FitModels.New, Models(30, 2, 1, pictures: 1)));

        Assert.DoesNotContain(measure.Groups, group => group.Models == FitModels.New);
    }

    private static FitMeasure Measure(params (FitModels Group, IReadOnlyList<ModelReferences> Models)[] groups) =>
        EncoderFit.Measure(groups.ToDictionary(group => group.Group, group => group.Models), threads: 1, CancellationToken.None);

    private static IReadOnlyList<ModelReferences> Models(int count, int seed, double spread, int pictures = 4)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(model =>
                {
                    var centre = Enumerable.Range(0, Dimensions).Select(_ => 2 * Normal()).ToArray();
                    return new ModelReferences(
                        (1000L * seed) + model,
                        [
                            .. Enumerable
                                .Range(0, pictures)
                                .Select(_ => Array.ConvertAll(centre, value => (float)(value + (spread * Normal())))),
                        ]
                    );
                }),
        ];
    }
}
