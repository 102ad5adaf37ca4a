using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Training;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Networks;

[Trait("needs", "torch")]
public sealed class StyleNetworkTests
{
    public StyleNetworkTests() => TorchRuntime.EnsureLoaded();

    [Theory]
    [InlineData(Backbone.Vgg19, Pooling.Vgg, 0)]
    [InlineData(Backbone.Vgg19, Pooling.Statistics, 0)]
    [InlineData(Backbone.Vgg19, Pooling.Statistics, 8)]
    [InlineData(Backbone.Compact, Pooling.Statistics, 0)]
    [InlineData(Backbone.Compact, Pooling.Statistics, 8)]
    [InlineData(Backbone.ResNet18, Pooling.Statistics, 0)]
    [InlineData(Backbone.ResNet18, Pooling.Statistics, 8)]
    public void Cut_after_any_block_it_gives_what_it_gives_at_once(Backbone backbone, Pooling pooling, int covariances)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        using var network = StyleNetworkStart.Create(Architecture(backbone, pooling, covariances), null, seed: 1, torch.CPU);
        var images = Images(2);

        var whole = network.Forward(images);

        Assert.All(
            Enumerable.Range(0, network.Blocks + 1),
            cut => Assert.True(Farthest(whole, InTwo(network, images, cut)) < 1e-5, $"cut after block {cut}")
        );
    }

    [Theory]
    [InlineData(Backbone.Vgg19, Pooling.Vgg, 0)]
    [InlineData(Backbone.Vgg19, Pooling.Statistics, 0)]
    [InlineData(Backbone.Vgg19, Pooling.Statistics, 8)]
    [InlineData(Backbone.Compact, Pooling.Statistics, 0)]
    [InlineData(Backbone.Compact, Pooling.Statistics, 8)]
    [InlineData(Backbone.ResNet18, Pooling.Statistics, 0)]
    [InlineData(Backbone.ResNet18, Pooling.Statistics, 8)]
    public void The_state_after_any_block_is_as_long_as_its_shape_says(Backbone backbone, Pooling pooling, int covariances)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        using var network = StyleNetworkStart.Create(Architecture(backbone, pooling, covariances), null, seed: 1, torch.CPU);

        Assert.All(
            Enumerable.Range(0, network.Blocks + 1),
            cut =>
                Assert.Equal(TrunkShape.After(network.Architecture, cut).Length, network.First(Images(1), cut, Precision.Float32).shape[1])
        );
    }

    [Fact]
    public void Vectors_have_length_one_where_it_is_asked_for()
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var architecture = Architecture(Backbone.Compact, Pooling.Statistics) with { UnitLength = true };
        using var network = StyleNetworkStart.Create(architecture, null, seed: 1, torch.CPU);

        var lengths = network.Forward(Images(3)).norm(1);

        Assert.All(lengths.data<float>().ToArray(), length => Assert.Equal(1, length, 1e-5));
    }

    [Fact]
    public void The_same_seed_gives_the_same_start_and_another_gives_another()
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var architecture = Architecture(Backbone.Compact, Pooling.Statistics);
        using var first = StyleNetworkStart.Create(architecture, null, seed: 1, torch.CPU);
        using var second = StyleNetworkStart.Create(architecture, null, seed: 1, torch.CPU);
        using var other = StyleNetworkStart.Create(architecture, null, seed: 2, torch.CPU);
        var images = Images(1);

        Assert.Equal(0, Farthest(first.Forward(images), second.Forward(images)));
        Assert.True(Farthest(first.Forward(images), other.Forward(images)) > 1e-3);
    }

    [Fact]
    public void Frozen_blocks_and_the_standardization_are_not_trained()
    {
        using var network = StyleNetworkStart.Create(Architecture(Backbone.Compact, Pooling.Statistics), null, seed: 1, torch.CPU);

        var trained = network.Trainable(frozenBlocks: 2).ToHashSet(ReferenceEqualityComparer.Instance);

        string[] kept = [.. network.Tensors.Where(tensor => !trained.Contains(tensor.Value)).Select(tensor => tensor.Key)];
        Assert.Equal(
            [
                "conv1_1.weight",
                "conv1_1.bias",
                "conv2_1.weight",
                "conv2_1.bias",
                "conv2_2.weight",
                "conv2_2.bias",
                "head.mean",
                "head.deviation",
                "head.norm.mean",
                "head.norm.variance",
            ],
            kept
        );
    }

    [Fact]
    public void A_picture_too_small_for_the_trunk_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            TrunkShape.After(Architecture(Backbone.Vgg19, Pooling.Vgg) with { InputEdge = 8 }, blocks: 5)
        );

    private static EncoderArchitecture Architecture(Backbone backbone, Pooling pooling, int covariances = 0) =>
        new(backbone, InputEdge: 32, pooling, covariances, PrincipalInputs: 0, HiddenUnits: 16, Dimensions: 8, UnitLength: false);

    private static torch.Tensor Images(int count)
    {
        torch.manual_seed(7);
        return torch.rand(count, 3, 32, 32);
    }

    private static torch.Tensor InTwo(StyleNetwork network, torch.Tensor images, int cut) =>
        network.Vectors(network.Pooled(network.First(images, cut, Precision.Float32), cut, Precision.Float32));

    private static double Farthest(torch.Tensor a, torch.Tensor b) => (a - b).abs().max().item<float>();
}
