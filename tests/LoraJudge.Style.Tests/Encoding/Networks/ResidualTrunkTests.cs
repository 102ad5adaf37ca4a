using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Training;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Networks;

[Trait("needs", "torch")]
public sealed class ResidualTrunkTests
{
    private const int Edge = 64;

    private static readonly EncoderArchitecture Architecture = new(
        Backbone.ResNet18,
        Edge,
        Pooling.Statistics,
        Covariances: 0,
        PrincipalInputs: 0,
        HiddenUnits: 0,
        Dimensions: 4,
        UnitLength: false
    );

    public ResidualTrunkTests() => TorchRuntime.EnsureLoaded();

    /// <summary>Means of the first three channels over all places, by NumPy in double precision.</summary>
    [Theory]
    [InlineData(0, 64, 1.6164979, 1.4488487, 2.57946598)]
    [InlineData(1, 64, 1.4273609, 0.82653632, 2.15379919)]
    [InlineData(2, 64, 3.35611136, 1.43425819, 2.90161493)]
    [InlineData(3, 128, 1.30723904, 0.54240535, 4.16430088)]
    [InlineData(4, 128, 1.42207284, 0.35779841, 2.51969112)]
    [InlineData(5, 256, 2.48966075, 0.45288735, 0.03042866)]
    [InlineData(6, 256, 2.18544391, 0.61913902, 0.01388015)]
    public void Its_activations_are_those_of_another_implementation(int layer, int channels, double first, double second, double third)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        using var network = StyleNetworkStart.Create(Architecture, EmbeddedTrunk.Open(), seed: 1, torch.CPU);
        var before = TrunkShape.PictureStatistics + (2 * TrunkLayout.Of(Architecture).Take(layer).Sum(one => one.Outputs));

        var statistics = network.First(Picture(), 3, Precision.Float32)[0];

        var means = statistics.narrow(0, before, channels).square().data<float>().ToArray();
        Assert.Equal([first, second, third], means.Take(3).Select(mean => (double)mean), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void It_has_as_many_stages_as_are_asked_for()
    {
        var two = Architecture with { Stages = 2 };
        using var network = StyleNetworkStart.Create(two, EmbeddedTrunk.Open(), seed: 1, torch.CPU);

        Assert.Equal(2, network.Blocks);
        Assert.DoesNotContain(network.Tensors.Keys, name => name.StartsWith("layer3", StringComparison.Ordinal));
        Assert.Equal(TrunkShape.PictureStatistics + (2 * ((3 * 64) + (2 * 128))), HeadTensors.Inputs(two));
    }

    private static torch.Tensor Picture()
    {
        var numbers =
            from channel in Enumerable.Range(0, 3)
            from y in Enumerable.Range(0, Edge)
            from x in Enumerable.Range(0, Edge)
            select ((channel * 50) + (x * 3) + (y * y)) % 256 / 255f;
        return torch.tensor(numbers.ToArray(), [1, 3, Edge, Edge]).clone();
    }
}
