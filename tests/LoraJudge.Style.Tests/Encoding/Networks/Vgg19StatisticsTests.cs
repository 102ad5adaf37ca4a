using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Testing;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Networks;

public sealed class Vgg19StatisticsTests : NetworkPromises
{
    private static string Weights => SharedData.Path(SharedData.Vgg19Weights, Assert.Skip);

    protected override IEncoderNetwork Make() => new Vgg19Statistics(Weights, Vgg19Statistics.MinEdge, torch.CPU);

    [Fact]
    public void It_has_two_numbers_a_channel_of_the_first_layer_of_each_block()
    {
        using var encoder = Encoder();

        Assert.Equal(2 * (64 + 128 + 256 + 512 + 512), encoder.Description.Dimensions);
    }

    [Fact]
    public void Its_hash_tells_input_sizes_and_weights_apart()
    {
        using var spoilt = new SpoiltWeights(Weights);
        using var network = Make();
        using var larger = new Vgg19Statistics(Weights, 64, torch.CPU);
        using var other = new Vgg19Statistics(spoilt.Path, Vgg19Statistics.MinEdge, torch.CPU);

        Assert.Equal(3, new[] { network.Hash, larger.Hash, other.Hash }.Distinct().Count());
    }

    [Fact]
    public void An_input_too_small_for_the_fifth_block_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vgg19Statistics(Weights, Vgg19Statistics.MinEdge - 1, torch.CPU));

    /// <summary>The weights with one bit of the last number changed.</summary>
    private sealed class SpoiltWeights : IDisposable
    {
        public SpoiltWeights(string weights)
        {
            var bytes = File.ReadAllBytes(weights);
            bytes[^1] ^= 1;
            File.WriteAllBytes(Path, bytes);
        }

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
