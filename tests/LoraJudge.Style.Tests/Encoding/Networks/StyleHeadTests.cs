using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Training;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Networks;

[Trait("needs", "torch")]
public sealed class StyleHeadTests : IDisposable
{
    private static readonly EncoderArchitecture Architecture = new(
        Backbone.Compact,
        InputEdge: 32,
        Pooling.Statistics,
        Covariances: 0,
        PrincipalInputs: 0,
        HiddenUnits: 16,
        Dimensions: 8,
        UnitLength: false
    );

    private static readonly int Inputs = HeadTensors.Inputs(Architecture);
    private readonly DisposeScope scope;
    private readonly torch.Generator dice;
    private readonly StyleNetwork network;

    public StyleHeadTests()
    {
        TorchRuntime.EnsureLoaded();
        network = StyleNetworkStart.Create(Architecture, null, seed: 5, torch.CPU);
        dice = new torch.Generator(5);
        scope = torch.NewDisposeScope();
    }

    public void Dispose()
    {
        scope.Dispose();
        dice.Dispose();
        network.Dispose();
    }

    [Fact]
    public void Inputs_are_standardized_before_anything_else()
    {
        using var inference = torch.no_grad();
        var pooled = torch.randn(4, Inputs);
        var before = network.Vectors(pooled);

        network.Tensors["head.mean"].fill_(3);
        network.Tensors["head.deviation"].fill_(2);

        Assert.True(Farthest(before, network.Vectors((pooled * 2) + 3)) < 1e-5);
    }

    [Fact]
    public void Outliers_count_as_eight_deviations()
    {
        using var inference = torch.no_grad();

        Assert.Equal(0, Farthest(network.Vectors(torch.full([1, Inputs], 8f)), network.Vectors(torch.full([1, Inputs], 1e6f))));
    }

    [Fact]
    public void In_training_the_hidden_units_are_normalized_over_the_batch_and_remembered()
    {
        using var inference = torch.no_grad();
        var pooled = torch.randn(6, Inputs);
        var variance = network.Tensors["head.norm.variance"].clone();

        var training = network.Vectors(pooled, Dropout(0));

        Assert.True(Farthest(training, network.Vectors(pooled)) > 1e-3);
        Assert.True(Farthest(variance, network.Tensors["head.norm.variance"]) > 1e-3);
    }

    [Fact]
    public void What_dropout_leaves_out_changes_from_step_to_step()
    {
        using var inference = torch.no_grad();
        var pooled = torch.randn(4, Inputs);

        Assert.True(Farthest(network.Vectors(pooled, Dropout(0.5)), network.Vectors(pooled, Dropout(0.5))) > 1e-3);
        Assert.True(Farthest(network.Vectors(pooled, Dropout(0)), network.Vectors(pooled, Dropout(0))) < 1e-6);
    }

    [Fact]
    public void Principal_directions_are_taken_of_the_standardized_inputs()
    {
        using var inference = torch.no_grad();
        var architecture = Architecture with { PrincipalInputs = 4, HiddenUnits = 0 };
        using var principal = StyleNetworkStart.Create(architecture, null, seed: 5, torch.CPU);
        principal.Tensors["head.whitening"].zero_();
        principal.Tensors["head.whitening"][2, 7] = torch.tensor(3f);
        var pooled = torch.randn(4, Inputs);

        var expected = pooled.narrow(1, 7, 1) * 3 * principal.Tensors["head.output.weight"].narrow(1, 2, 1).t();

        Assert.True(Farthest(expected, principal.Vectors(pooled)) < 1e-5);
    }

    private HeadDisturbance Dropout(double share) => new(share, Noise: 0, dice);

    private static double Farthest(torch.Tensor a, torch.Tensor b) => (a - b).abs().max().item<float>();
}
