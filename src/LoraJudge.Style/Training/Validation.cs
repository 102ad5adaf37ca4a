using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;
using LoraJudge.Style.Training.Activations;
using LoraJudge.Style.Training.Sampling;

namespace LoraJudge.Style.Training;

/// <summary>How well vectors tell models apart that were not trained on.</summary>
internal static class Validation
{
    /// <summary>Rounds of one triplet a picture: enough for a mean that does not jump.</summary>
    private const int Rounds = 8;

    /// <summary>Mean triplet loss (Eq. 2) over triplets drawn once by the seed.</summary>
    public static double Loss(TrainingOptions options, IReadOnlyList<HashedPicture> pictures, float[][] vectors)
    {
        var labels = new LabelledPictures([.. pictures.Select(picture => picture.Picture)]);
        var sampler = new TripletSampler(labels, labels.Count, sameSubject: false);
        var losses =
            from round in Enumerable.Range(0, Rounds)
            from batch in sampler.Epoch(options.Seed, -round - 2)
            from triplet in batch.Triplets!
            let anchor = vectors[batch.Pictures[triplet.Anchor]]
            let toPositive = StyleDistance.Between(anchor, vectors[batch.Pictures[triplet.Positive]])
            let toNegative = StyleDistance.Between(anchor, vectors[batch.Pictures[triplet.Negative]])
            select Math.Max(toPositive - toNegative + options.Margin, 0);
        return losses.Average();
    }

    /// <summary>Leave-one-out mean reciprocal rank.</summary>
    /// <param name="ranking">By centre, the space is adapted to these pictures as it is to a catalogue.</param>
    public static double MeanReciprocalRank(
        IReadOnlyList<HashedPicture> pictures,
        float[][] vectors,
        CancellationToken cancellation,
        RankingMethod ranking = RankingMethod.MeanDistance
    )
    {
        var adaptation = ranking == RankingMethod.Centre ? Adaptation(pictures, vectors) : null;
        var models = pictures
            .Zip(adaptation is null ? vectors : vectors.Select(vector => adaptation.Project(vector)))
            .GroupBy(pair => pair.First.Picture.Model, StringComparer.Ordinal)
            .ToArray();
        var related = ModelFamilies.Relation([.. models.Select(model => model.First().First.Picture.Family)]);
        return LeaveOneOut
            .Rank(
                [.. models.Select((model, number) => new ModelReferences(number, [.. model.Select(pair => pair.Second)]))],
                cancellation: cancellation,
                rule: RankingRule.Of(adaptation),
                related: related
            )
            .Average(query => 1.0 / query.Rank);
    }

    private static CentreAdaptation Adaptation(IReadOnlyList<HashedPicture> pictures, float[][] vectors)
    {
        var (models, samples) = (
            new Dictionary<string, long>(StringComparer.Ordinal),
            new Dictionary<string, long>(StringComparer.Ordinal)
        );
        static long Number(Dictionary<string, long> numbers, string name) =>
            numbers.TryGetValue(name, out var number) ? number : numbers[name] = numbers.Count;
        return CentreAdaptationFit.Fit([
            .. pictures.Zip(
                vectors,
                (picture, vector) =>
                    new AdaptationPicture(Number(models, picture.Picture.Model), Number(samples, picture.Picture.Sample), vector)
                    {
                        Family = picture.Picture.Family,
                    }
            ),
        ]);
    }
}
