using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Encoding.Safetensors;
using LoraJudge.Style.Training;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Tests.Encoding.Networks;

[Trait("needs", "torch")]
public sealed class StyleTrunkTests : IDisposable
{
    private const int Edge = 32;
    private static readonly EncoderArchitecture Vgg19 = new(Backbone.Vgg19, Edge, Pooling.Vgg, 0, 0, 0, 4, UnitLength: false);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lorajudge-trunk-");

    public StyleTrunkTests() => TorchRuntime.EnsureLoaded();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Its_vgg19_has_the_activations_of_the_fixed_trunk_after_every_block()
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        using var network = StyleNetworkStart.Create(Vgg19, null, seed: 3, torch.CPU);
        using var fixedTrunk = new Vgg19Trunk(SafetensorsFile.Open(Written(network)), Vgg19Layout.Convolutions[^1], torch.CPU);
        var images = torch.rand(2, 3, Edge, Edge);
        var ends = new Dictionary<int, torch.Tensor>();
        // What comes last within a block stays; the next block starts with a pooling.
        fixedTrunk.Visit(images, (layer, activations) => ends[layer.Block] = F.max_pool2d(activations, 2).flatten(1));

        Assert.All(ends, end => Assert.True(Farthest(end.Value, network.First(images, end.Key, Precision.Float32)) < 1e-4, $"{end.Key}"));
    }

    [Fact]
    public void Its_statistics_are_roots_of_every_channels_mean_and_deviation()
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var architecture = Vgg19 with { Backbone = Backbone.Compact, Pooling = Pooling.Statistics };
        using var network = StyleNetworkStart.Create(architecture, null, seed: 3, torch.CPU);
        var images = torch.rand(2, 3, Edge, Edge);

        var pictures = network.First(images, 0, Precision.Float32).narrow(1, 0, TrunkShape.PictureStatistics);

        Assert.True(Farthest(ChannelStatistics.Of(images).sqrt(), pictures) < 1e-4);
    }

    /// <summary>The trunk's weights under torchvision's names.</summary>
    private string Written(StyleNetwork network)
    {
        var path = Path.Combine(folder.FullName, "vgg19.safetensors");
        var layers = Vgg19Layout.Convolutions.ToDictionary(layer => layer.Name, layer => layer.Prefix, StringComparer.Ordinal);
        SafetensorsWriter.Write(
            path,
            [
                .. from tensor in EncoderCheckpoint.Tensors(network)
                let dot = tensor.Name.LastIndexOf('.')
                where layers.ContainsKey(tensor.Name[..dot])
                select tensor with
                {
                    Name = layers[tensor.Name[..dot]] + tensor.Name[dot..],
                },
            ],
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        return path;
    }

    /// <summary>Largest difference, as a share of the largest value.</summary>
    private static double Farthest(torch.Tensor expected, torch.Tensor actual) =>
        ((expected - actual).abs().max() / expected.abs().max()).item<float>();
}
