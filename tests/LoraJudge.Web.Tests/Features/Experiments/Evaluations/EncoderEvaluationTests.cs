using System.Text.Json;
using CsCheck;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class EncoderEvaluationTests
{
    private static readonly EncoderEvaluationOptions Options = new()
    {
        CorrectPairs = 200,
        IncorrectPairs = 202,
        Replicates = 100,
    };

    [Fact]
    public void A_report_is_read_from_JSON_as_it_was_written()
    {
        var report = EncoderEvaluation.Run(Pictures.Styles(12, 6), Options, Pictures.Styles(10, 6, seed: 2));

        var written = Json(report);

        var read = JsonSerializer.Deserialize<EncoderEvaluationReport>(written, EvaluationJson.Options)!;
        Assert.Equal(written, Json(read));
        Assert.Equal(Options, read.Options);
        Assert.Equal(report.LeaveOneOut!.MeanReciprocalRank, read.LeaveOneOut!.MeanReciprocalRank);
        Assert.Equal(report.SameModel!.F1Interval, read.SameModel!.F1Interval);
    }

    [Fact]
    public void The_order_of_pictures_does_not_show()
    {
        var pictures = Pictures.Styles(8, 5);
        var shuffled = pictures.ToArray();
        new Random(1).Shuffle(shuffled);

        Assert.Equal(Json(EncoderEvaluation.Run(pictures, Options)), Json(EncoderEvaluation.Run(shuffled, Options)));
    }

    [Fact]
    public void Another_seed_draws_other_pairs()
    {
        var pictures = Pictures.Styles(20, 8);

        var other = EncoderEvaluation.Run(pictures, Options with { Seed = 2 });

        Assert.NotEqual(EncoderEvaluation.Run(pictures, Options).SameModel!.Auc, other.SameModel!.Auc);
    }

    [Fact]
    public void Whatever_the_pictures_every_figure_is_a_number_or_absent() =>
        Pictures.Any.Sample(
            pictures =>
            {
                try
                {
                    // JSON has no NaN and no infinity: writing them would throw.
                    Json(EncoderEvaluation.Run(pictures, Options));
                }
                catch (EvaluationException exception)
                {
                    Assert.StartsWith("Every model has one picture", exception.Message, StringComparison.Ordinal);
                }
            },
            iter: 100
        );

    [Fact]
    public void Equal_vectors_are_as_good_as_chance()
    {
        var report = EncoderEvaluation.Run(Pictures.Styles(6, 4).Select(picture => picture with { Vector = [0, 0] }), Options);

        Assert.Equal(0.5, report.SameModel!.Auc);
        Assert.Equal(Enumerable.Range(1, 6).Average(rank => 1.0 / rank), report.LeaveOneOut!.MeanReciprocalRank, 1e-12);
        Assert.Equal(0, report.Calibration!.Likelihood.Slope);
    }

    [Fact]
    public void A_likelihood_of_the_encoder_is_checked_as_it_is()
    {
        var likelihood = new StyleLikelihood(2, -1);

        var report = EncoderEvaluation.Run(Pictures.Styles(6, 4), Options, Pictures.Styles(6, 4, seed: 2), likelihood);

        Assert.Equal((LikelihoodSource.Encoder, likelihood), (report.Calibration!.Source, report.Calibration.Likelihood));
    }

    [Fact]
    public void Training_pictures_fit_the_likelihood_and_another_threshold()
    {
        var report = EncoderEvaluation.Run(Pictures.Styles(20, 8), Options, Pictures.Styles(20, 8, seed: 2));

        Assert.Equal(LikelihoodSource.TrainingPairs, report.Calibration!.Source);
        Assert.InRange(report.Calibration.Reliability.ExpectedCalibrationError, 0, 0.15);
        Assert.InRange(report.SameModel!.AtTrainingThreshold!.F1, 0.5, report.SameModel.AtBestThreshold.F1);
    }

    [Fact]
    public void Without_them_half_of_the_models_fit_the_likelihood()
    {
        var report = EncoderEvaluation.Run(Pictures.Styles(20, 8), Options);

        Assert.Equal(LikelihoodSource.HalfOfModels, report.Calibration!.Source);
        Assert.Null(report.SameModel!.AtTrainingThreshold);
    }

    [Fact]
    public void Three_models_cannot_be_halved_and_it_is_noted()
    {
        var report = EncoderEvaluation.Run(Pictures.Styles(3, 4), Options);

        Assert.Null(report.Calibration);
        Assert.Contains(
            report.Notes,
            note => note.StartsWith("No likelihood can be fitted on half of the models:", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Without_anything_in_common_models_are_ranked_but_make_no_pairs()
    {
        var pictures = Pictures.Styles(4, 3, common: false).Select(picture => picture with { Subject = picture.Sample });

        var report = EncoderEvaluation.Run(pictures, Options);

        Assert.Null(report.SameModel);
        Assert.Equal(12, report.LeaveOneOut!.Queries);
        Assert.Contains(report.Notes, note => note.StartsWith("There are no pairs of the evaluation:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_with_one_picture_is_noted()
    {
        var report = EncoderEvaluation.Run([.. Pictures.Styles(3, 4), Pictures.Of(7, "sample 00", "subject 0", 0, 0, 0)], Options);

        Assert.Contains("Models with one picture: 1, model 07 the first. They are ranked, but are no queries.", report.Notes);
        Assert.Equal((12, 1), (report.LeaveOneOut!.Queries, report.LeaveOneOut.Unranked));
    }

    [Fact]
    public void Models_that_were_trained_on_are_noted()
    {
        var pictures = Pictures.Styles(6, 4);

        Assert.Contains(
            "Models in both training and evaluation: 6. Figures of what was trained on flatter.",
            EncoderEvaluation.Run(pictures, Options, pictures).Notes
        );
    }

    [Fact]
    public void One_model_is_refused() =>
        Refused(
            "The evaluation has pictures of one model: give pictures of two models or more.",
            () => EncoderEvaluation.Run(Pictures.Styles(1, 4), Options)
        );

    [Fact]
    public void No_pictures_are_refused() =>
        Refused("The evaluation has pictures of no model: give pictures of two models or more.", () => EncoderEvaluation.Run([], Options));

    [Fact]
    public void One_picture_a_model_is_refused() =>
        Refused(
            "Every model has one picture: give two or more of each, to compare them with each other.",
            () => EncoderEvaluation.Run(Pictures.Styles(4, 1), Options)
        );

    [Fact]
    public void Vectors_of_two_lengths_are_refused() =>
        Refused(
            "The evaluation has vectors of 1 and 2 numbers: take vectors of one encoder, with one number or more.",
            () => EncoderEvaluation.Run([Pictures.Of(0, "a", "a", 1), Pictures.Of(1, "a", "a", 1, 2)], Options)
        );

    [Fact]
    public void Training_vectors_of_another_length_are_refused() =>
        Refused(
            "Training vectors have 5 numbers, the evaluation's 3: take both of one encoder.",
            () => EncoderEvaluation.Run(Pictures.Styles(4, 4), Options, Pictures.Styles(4, 4, dimensions: 5))
        );

    [Fact]
    public void A_vector_that_is_not_finite_is_refused() =>
        Refused(
            "The evaluation: the vector of model 01/a has a number that is not finite: encode the picture again.",
            () => EncoderEvaluation.Run([Pictures.Of(0, "a", "a", 1), Pictures.Of(1, "a", "a", float.NaN)], Options)
        );

    [Fact]
    public void A_bad_option_is_refused_in_words() =>
        Refused(
            "Folds is 1: write a number from 2 to 1000, for example 10.",
            () => EncoderEvaluation.Run(Pictures.Styles(4, 4), Options with { Folds = 1 })
        );

    [Fact]
    public void A_cancelled_evaluation_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            EncoderEvaluation.Run(Pictures.Styles(4, 4), Options, cancellation: new CancellationToken(canceled: true))
        );

    private static string Json(EncoderEvaluationReport report) => JsonSerializer.Serialize(report, EvaluationJson.Options);

    private static void Refused(string message, Func<object> run) => Assert.Equal(message, Assert.Throws<EvaluationException>(run).Message);
}
