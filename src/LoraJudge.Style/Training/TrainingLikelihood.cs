using LoraJudge.Style.Ranking;
using LoraJudge.Style.Training.Activations;
using LoraJudge.Style.Training.Sampling;

namespace LoraJudge.Style.Training;

/// <summary>Fits distance → likelihood on pictures of a run.</summary>
internal static class TrainingLikelihood
{
    private const int Pairs = 20_000;

    /// <summary>Pairs as the paper's first evaluation has them: one model, two samples; and one subject, two models.</summary>
    public static StyleLikelihood? Fit(IReadOnlyList<HashedPicture> pictures, float[][] vectors, long seed)
    {
        var labels = new LabelledPictures([.. pictures.Select(picture => picture.Picture)]);
        var triplets = new TripletSampler(labels, labels.Count, sameSubject: true)
            .Rounds(seed, stream: -1_000_000)
            .SelectMany(batch =>
                batch.Triplets!.Select(triplet =>
                    (
                        Own: Distance(batch.Pictures[triplet.Anchor], batch.Pictures[triplet.Positive]),
                        Other: Distance(batch.Pictures[triplet.Anchor], batch.Pictures[triplet.Negative])
                    )
                )
            )
            .Take(Pairs)
            .ToArray();
        return StyleLikelihoodFit.Fit(Array.ConvertAll(triplets, pair => pair.Own), Array.ConvertAll(triplets, pair => pair.Other));

        double Distance(int a, int b) => StyleDistance.Between(vectors[a], vectors[b]);
    }
}
