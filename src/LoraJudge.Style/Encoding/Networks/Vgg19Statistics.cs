using System.Security.Cryptography;
using LoraJudge.Style.Encoding.Safetensors;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// Square roots of the channel statistics of the first layer of each of VGG19's blocks (the layers of Gatys, Ecker and Bethge, "Image
/// Style Transfer Using Convolutional Neural Networks", 2016). Needs no training.
/// </summary>
internal sealed class Vgg19Statistics : IEncoderNetwork
{
    /// <summary>Side of the input in pixels unless configured otherwise.</summary>
    public const int DefaultEdge = 128;

    /// <summary>The pooling that ends a block halves the input; five blocks need this much for one pixel to be left.</summary>
    public const int MinEdge = 32;

    private static readonly HashSet<VggConvolution> Layers = [.. Vgg19Layout.Convolutions.Where(layer => layer.Place == 1)];
    private readonly Vgg19Trunk trunk;

    /// <exception cref="InvalidDataException">The file does not hold VGG19's convolutions.</exception>
    public Vgg19Statistics(string weights, int edge, torch.Device device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(edge, MinEdge);
        trunk = new Vgg19Trunk(SafetensorsFile.Open(weights), Vgg19Layout.Convolutions.Last(Layers.Contains), device);
        InputEdge = edge;
        Hash = HashOf(weights, $"vgg19 statistics 1; {string.Join(' ', Layers.Select(layer => layer.Name))}; cover {edge}");
    }

    public string Name => $"VGG19 channel statistics, {InputEdge} px";

    public int InputEdge { get; }

    public int Dimensions => Layers.Sum(layer => 2 * layer.Outputs);

    public string Hash { get; }

    public bool IsStyleSpace => false;

    public torch.Tensor Forward(torch.Tensor images)
    {
        var statistics = new List<torch.Tensor>();
        trunk.Visit(
            images,
            (layer, activations) =>
            {
                if (Layers.Contains(layer))
                    statistics.Add(ChannelStatistics.Of(activations));
            }
        );
        return torch.cat(statistics, 1).sqrt_();
    }

    public void Dispose() => trunk.Dispose();

    private static string HashOf(string weights, string preprocessing)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(preprocessing));
        using var stream = File.OpenRead(weights);
        hash.AppendData(SHA256.HashData(stream));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
