using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Training.Activations;
using TorchSharp;

namespace LoraJudge.Style.Training;

/// <summary>Vectors of many pictures by a network in training, from cached activations where there are some.</summary>
internal static class PictureVectors
{
    private const int Batch = 32;

    /// <returns>One vector a picture, in their order.</returns>
    public static float[][] Encode(
        StyleNetwork network,
        FirstActivations activations,
        IReadOnlyList<HashedPicture> pictures,
        int frozenBlocks,
        Precision precision
    )
    {
        var vectors = new List<float[]>(pictures.Count);
        foreach (var batch in pictures.Chunk(Batch))
        {
            using var scope = torch.NewDisposeScope();
            using var inference = torch.no_grad();
            var flat = activations.Read(batch, random: null);
            var numbers = network.Vectors(network.Pooled(flat, frozenBlocks, precision)).cpu().contiguous().data<float>().ToArray();
            vectors.AddRange(numbers.Chunk(network.Architecture.Dimensions));
        }

        return [.. vectors];
    }

    /// <summary>
    /// Means and deviations of what the head takes, over pictures as they are; set as its standardization. Silent inputs stay as they are.
    /// </summary>
    public static void Standardize(
        StyleNetwork network,
        FirstActivations activations,
        IReadOnlyList<HashedPicture> pictures,
        int frozenBlocks,
        Precision precision
    )
    {
        const double Silent = 1e-3;
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var inputs = network.Tensors["head.mean"].shape[0];
        var sum = torch.zeros(inputs, dtype: torch.float64);
        var squares = torch.zeros(inputs, dtype: torch.float64);
        foreach (var batch in pictures.Chunk(Batch))
        {
            using var step = torch.NewDisposeScope();
            var pooled = network.Pooled(activations.Read(batch, random: null), frozenBlocks, precision).cpu().to(torch.float64);
            sum.add_(pooled.sum(0));
            squares.add_(pooled.square().sum(0));
        }

        var mean = sum / pictures.Count;
        var deviation = ((squares / pictures.Count) - mean.square()).clamp_min(0).sqrt();
        network.Tensors["head.mean"].copy_(mean.to(torch.float32));
        network.Tensors["head.deviation"].copy_(torch.where(deviation.gt(Silent), deviation, torch.ones_like(deviation)).to(torch.float32));
    }
}
