using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>Runs the paper's automatic evaluations, and the check of the likelihood, on one encoder's vectors.</summary>
internal static class EncoderEvaluation
{
    /// <param name="evaluation">Vectors of models that the encoder was not trained on.</param>
    /// <param name="training">Vectors of training models by the same encoder; null where there are none.</param>
    /// <param name="likelihood">The encoder's own; null to fit one, on training pairs or on half of the evaluation's models.</param>
    /// <param name="rule">By which models are ranked. By centre, the vectors are adapted ones.</param>
    /// <exception cref="EvaluationException">The options or the vectors do not do; the message says why.</exception>
    public static EncoderEvaluationReport Run(
        IEnumerable<StyleVector> evaluation,
        EncoderEvaluationOptions options,
        IEnumerable<StyleVector>? training = null,
        StyleLikelihood? likelihood = null,
        CancellationToken cancellation = default,
        RankingRule rule = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new EvaluationException(problem);
        var set = new VectorSet(evaluation);
        var trainingSet = training is null ? null : new VectorSet(training, "The training");
        var notes = Checked(set, trainingSet);
        cancellation.ThrowIfCancellationRequested();
        var (pairs, trainingPairs) = Pairs(set, trainingSet, options, notes);
        return new EncoderEvaluationReport(
            options,
            VectorCounts.Of(set),
            trainingSet is null ? null : VectorCounts.Of(trainingSet),
            pairs is null ? null : SameModelEvaluation.Run(set, pairs, trainingPairs, options),
            RankingEvaluation.Queries(set, leaveSubjectOut: false, options, notes, rule),
            RankingEvaluation.Queries(set, leaveSubjectOut: true, options, notes, rule),
            RankingEvaluation.LeaveOneOut(set, leaveSubjectOut: false, options, cancellation, rule),
            RankingEvaluation.LeaveOneOut(set, leaveSubjectOut: true, options, cancellation, rule),
            pairs is null ? null : Calibration.Run(set, pairs, trainingPairs, likelihood, options, notes),
            notes
        )
        {
            Ranking = rule.Method,
            ByCentre = rule.Method == RankingMethod.Centre ? null : CentreEvaluation.Run(set, options, cancellation),
        };
    }

    private static List<string> Checked(VectorSet set, VectorSet? training)
    {
        int[] alone = [.. Enumerable.Range(0, set.Models.Count).Where(model => set.PicturesOf(model) == 1)];
        if (alone.Length == set.Models.Count)
            throw new EvaluationException("Every model has one picture: give two or more of each, to compare them with each other.");
        if (training is not null && training.Dimensions != set.Dimensions)
        {
            throw new EvaluationException(
                $"Training vectors have {training.Dimensions} numbers, the evaluation's {set.Dimensions}: take both of one encoder."
            );
        }

        var notes = new List<string>();
        if (alone.Length > 0)
            notes.Add($"Models with one picture: {alone.Length}, {set.Models[alone[0]]} the first. They are ranked, but are no queries.");
        if (set.Pictures.Select(picture => picture.Subject).Distinct(StringComparer.Ordinal).Count() == 1)
            notes.Add("All pictures show one subject: nothing is left when it is left out.");
        if (set.Pictures[0].Family is { } only && set.Pictures.All(picture => picture.Family == only))
            notes.Add($"All models are of one family, {only}: they count as strangers, or nothing could be wrong.");
        var both = training?.Models.Intersect(set.Models, StringComparer.Ordinal).Count() ?? 0;
        if (both > 0)
            notes.Add($"Models in both training and evaluation: {both}. Figures of what was trained on flatter.");
        return notes;
    }

    private static (LabelledPairs? Evaluation, LabelledPairs? Training) Pairs(
        VectorSet set,
        VectorSet? training,
        EncoderEvaluationOptions options,
        List<string> notes
    )
    {
        LabelledPairs? Draw(VectorSet vectors, string name, RandomPurpose purpose, PairKey key)
        {
            try
            {
                var random = SeededRandom.Of(options.Seed, purpose);
                return LabelledPairs.Draw(vectors, options.CorrectPairs, options.IncorrectPairs, key, random);
            }
            catch (EvaluationException exception)
            {
                notes.Add($"There are no pairs of the {name}: {exception.Message}");
                return null;
            }
        }

        // Training pairs are made as the evaluation's are, or their threshold would mean something else.
        var key = PairDraw.KeyFor(set, options.Key);
        var pairs = Draw(set, "evaluation", RandomPurpose.EvaluationPairs, key);
        return (pairs, training is null ? null : Draw(training, "training", RandomPurpose.TrainingPairs, key));
    }
}
