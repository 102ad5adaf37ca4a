using System.Text.Json.Serialization;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>Where a likelihood that is checked comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LikelihoodSource>))]
internal enum LikelihoodSource
{
    /// <summary>The encoder brought it along.</summary>
    Encoder,

    /// <summary>Fitted on pairs of training models.</summary>
    TrainingPairs,

    /// <summary>Fitted on pairs of one half of the evaluation's models, checked on the other half's.</summary>
    HalfOfModels,
}

/// <summary>A likelihood and how far it can be believed.</summary>
/// <param name="Pairs">What it was checked on.</param>
internal sealed record CalibrationReport(
    LikelihoodSource Source,
    StyleLikelihood Likelihood,
    PairCounts Pairs,
    ReliabilityCurve Reliability
);

/// <summary>Checks the encoder's likelihood, or one that is fitted on other models than it is checked on.</summary>
internal static class Calibration
{
    /// <param name="notes">Takes why there is no report.</param>
    /// <returns>Null where there is nothing to fit on.</returns>
    public static CalibrationReport? Run(
        VectorSet set,
        LabelledPairs pairs,
        LabelledPairs? training,
        StyleLikelihood? likelihood,
        EncoderEvaluationOptions options,
        List<string> notes
    )
    {
        if (likelihood is not null)
            return Checked(LikelihoodSource.Encoder, likelihood, pairs, options);
        if (training is not null)
            return Checked(LikelihoodSource.TrainingPairs, Fitted(training), pairs, options);
        try
        {
            return ByHalves(set, pairs.Counts.Key, options);
        }
        catch (EvaluationException exception)
        {
            notes.Add($"No likelihood can be fitted on half of the models: {exception.Message}");
            return null;
        }
    }

    private static CalibrationReport ByHalves(VectorSet set, PairKey key, EncoderEvaluationOptions options)
    {
        var random = SeededRandom.Of(options.Seed, RandomPurpose.CalibrationHalves);
        int[] models = [.. Enumerable.Range(0, set.Models.Count)];
        random.Shuffle(models);
        var fitting = models[..(models.Length / 2)].ToHashSet();
        LabelledPairs Half(bool first) =>
            LabelledPairs.Draw(
                new VectorSet(set.Pictures.Where((_, picture) => fitting.Contains(set.ModelOf[picture]) == first), "A half"),
                options.CorrectPairs,
                options.IncorrectPairs,
                key,
                random
            );
        return Checked(LikelihoodSource.HalfOfModels, Fitted(Half(first: true)), Half(first: false), options);
    }

    private static StyleLikelihood Fitted(LabelledPairs pairs) =>
        StyleLikelihoodFit.Fit([.. pairs.OwnDistances], [.. pairs.OthersDistances])
        ?? throw new EvaluationException("A likelihood needs pairs of one model and of two.");

    private static CalibrationReport Checked(
        LikelihoodSource source,
        StyleLikelihood likelihood,
        LabelledPairs pairs,
        EncoderEvaluationOptions options
    ) => new(source, likelihood, pairs.Counts, ReliabilityCurve.Of(likelihood, pairs.Distances, pairs.SameModel, options.ReliabilityBins));
}
