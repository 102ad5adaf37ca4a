using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Tests.Encoding.Safetensors;

namespace LoraJudge.Style.Tests.Encoding.Networks;

[Trait("needs", "torch")]
public sealed class Vgg19TrunkTests
{
    [Fact]
    public void The_layout_has_torchvisions_sixteen_names()
    {
        int[] torchvision = [0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34];

        Assert.Equal(torchvision.Select(index => $"features.{index}"), Vgg19Layout.Convolutions.Select(layer => layer.Prefix));
        Assert.Equal(
            [5, 10, 19, 28],
            Vgg19Layout.Convolutions.Where(layer => layer.PoolFirst).Select(layer => int.Parse(layer.Prefix["features.".Length..]))
        );
    }

    [Theory]
    [InlineData("{}", 0, "has no tensor features.0.weight")]
    [InlineData("""{"features.0.weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "has shape 2, VGG19's has 64×3×3×3")]
    public void Weights_of_another_network_are_refused_with_what_is_missing(string header, int bytes, string reason)
    {
        using var files = new SafetensorsBytes();
        var options = new EncoderOptions { TrunkWeights = files.File(header, new byte[bytes]), Device = "cpu" };

        var error = Assert.Throws<EncoderUnavailableException>(() => EncoderLoader.Load(options));

        Assert.StartsWith(
            "The weights of Encoder:TrunkWeights cannot be used: weights.safetensors",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vgg19.features.")]
    [InlineData("module.features.")]
    public void Other_known_names_load_like_torchvisions(string prefix)
    {
        TorchRuntime.EnsureLoaded();
        using var file = new Vgg19File { Prefix = prefix };

        using var network = new Vgg19Statistics(file.Write(), Vgg19Statistics.MinEdge, TorchSharp.torch.CPU);

        using var pictures = TorchSharp.torch.ones(1, 3, Vgg19Statistics.MinEdge, Vgg19Statistics.MinEdge);
        using var vectors = network.Forward(pictures);
        Assert.True(vectors[0, 0].item<float>() > 0);
    }

    [Fact]
    public void Without_weights_the_embedded_encoder_is_loaded()
    {
        TorchRuntime.EnsureLoaded();
        using var encoder = EncoderLoader.Load(new EncoderOptions { Device = "cpu" });

        Assert.Equal("Embedded encoder", encoder.Description.Name);
    }
}
