using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Imaging;
using TorchSharp;

namespace LoraJudge.Style.Encoding;

/// <summary>Pictures → statistics, a batch at a time, in one synchronous call. Used by one thread at a time.</summary>
public sealed class BatchEncoder(IEncoderNetwork network, torch.Device device) : IDisposable
{
    public EncoderDescription Description { get; } =
        new(network.Hash, network.Name, network.InputEdge, network.Dimensions, device.type == DeviceType.CUDA ? "cuda" : "cpu")
        {
            IsStyleSpace = network.IsStyleSpace,
            Ranking = network.Ranking,
        };

    /// <param name="images">Squares of <see cref="EncoderDescription.InputEdge"/> pixels.</param>
    /// <returns>One vector a picture, in the same order.</returns>
    /// <exception cref="ArgumentException">A picture of another size.</exception>
    /// <exception cref="InvalidDataException">A picture gave a number that is not finite.</exception>
    public float[][] Encode(IReadOnlyList<RgbImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0)
            return [];
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var numbers = network.Forward(Batch(images)).cpu().data<float>().ToArray();
        var vectors = numbers.Chunk(Description.Dimensions).ToArray();
        return Array.TrueForAll(vectors, vector => Array.TrueForAll(vector, float.IsFinite))
            ? vectors
            : throw new InvalidDataException("The network gave a number that is not finite.");
    }

    public void Dispose() => network.Dispose();

    private torch.Tensor Batch(IReadOnlyList<RgbImage> images)
    {
        var edge = Description.InputEdge;
        var size = edge * edge * 3;
        var bytes = new byte[images.Count * size];
        for (var index = 0; index < images.Count; index++)
        {
            var image = images[index];
            if (image.Width != edge || image.Height != edge)
                throw new ArgumentException($"A picture of {image.Width}×{image.Height} pixels; {edge}×{edge} is needed.", nameof(images));
            image.Pixels.CopyTo(bytes, index * size);
        }

        return torch
            .tensor(bytes, [images.Count, edge, edge, 3], torch.uint8, device)
            .permute(0, 3, 1, 2)
            .to(torch.float32)
            .div_(255)
            .contiguous();
    }
}
