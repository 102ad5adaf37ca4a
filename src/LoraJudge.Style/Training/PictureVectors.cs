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
}
