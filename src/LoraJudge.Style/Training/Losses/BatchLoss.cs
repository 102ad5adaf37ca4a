using LoraJudge.Style.Training.Sampling;
using TorchSharp;

namespace LoraJudge.Style.Training.Losses;

/// <summary>A batch's loss by a run's options.</summary>
internal static class BatchLoss
{
    /// <param name="vectors">One a picture of the batch, n × d.</param>
    /// <returns>A number that gradients flow from; zero where the batch has nothing to learn from.</returns>
    public static torch.Tensor Of(TrainingOptions options, TrainingBatch batch, LabelledPictures pictures, torch.Tensor vectors)
    {
        int[] models = [.. batch.Pictures.Select(picture => pictures.Models[picture])];
        if (options.Loss != LossKind.Triplet)
        {
            using var numbers = torch.tensor(models, device: vectors.device);
            return options.Loss == LossKind.MultiSimilarity
                ? PairwiseLosses.MultiSimilarity(vectors, numbers)
                : PairwiseLosses.SupervisedContrastive(vectors, numbers, options.Temperature);
        }

        IReadOnlyList<(int Anchor, int Positive, int Negative)> triplets = batch.Triplets ?? Mine(options.Sampler, vectors, models);
        return triplets.Count == 0 ? (vectors * 0).sum() : TripletLoss.Of(vectors, triplets, options.Margin);
    }

    private static IReadOnlyList<(int Anchor, int Positive, int Negative)> Mine(Sampler sampler, torch.Tensor vectors, int[] models)
    {
        var distances = TripletMining.Distances(vectors);
        return sampler == Sampler.SemiHard ? TripletMining.SemiHard(distances, models) : TripletMining.BatchHard(distances, models);
    }
}
