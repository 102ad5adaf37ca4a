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

        var training = Trained(pooled, Dropout(0));

        Assert.True(Farthest(training, network.Vectors(pooled)) > 1e-3);
        Assert.True(Farthest(variance, network.Tensors["head.norm.variance"]) > 1e-3);
    }

    [Fact]
    public void What_dropout_leaves_out_changes_from_step_to_step()
    {
        using var inference = torch.no_grad();
        var pooled = torch.randn(4, Inputs);

        Assert.True(Farthest(Trained(pooled, Dropout(0.5)), Trained(pooled, Dropout(0.5))) > 1e-3);
        Assert.True(Farthest(Trained(pooled, Dropout(0)), Trained(pooled, Dropout(0))) < 1e-6);
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

    [Fact]
    public void Noise_changes_the_inputs_by_its_deviation_and_nothing_outside_of_training()
    {
        var inputs = torch.zeros(2000, 10);

        var disturbed = new HeadDisturbance(Dropout: 0, Noise: 0.3, dice).OfInputs(inputs);

        Assert.Equal(0.3, disturbed.std().item<float>(), 0.01);
        Assert.Equal(0, disturbed.mean().item<float>(), 0.01);
    }

    [Fact]
    public void The_linear_path_adds_what_the_inputs_say_to_what_the_hidden_layer_says()
    {
        using var inference = torch.no_grad();
        using var past = StyleNetworkStart.Create(Architecture with { LinearPath = true }, null, seed: 5, torch.CPU);
        foreach (var (name, tensor) in network.Tensors)
            past.Tensors[name].copy_(tensor);
        var pooled = torch.randn(4, Inputs);

        var expected = network.Vectors(pooled) + pooled.matmul(past.Tensors["head.linear.weight"].t());

        Assert.True(Farthest(expected, past.Vectors(pooled)) < 1e-4);
    }

    [Fact]
    public void Each_head_sees_its_own_hidden_units_alone()
    {
        using var inference = torch.no_grad();
        using var two = StyleNetworkStart.Create(Architecture with { Heads = 2 }, null, seed: 6, torch.CPU);
        foreach (var (name, tensor) in network.Tensors.Where(tensor => two.Tensors[tensor.Key].shape[0] == 2 * tensor.Value.shape[0]))
            two.Tensors[name].narrow(0, tensor.shape[0], tensor.shape[0]).copy_(tensor);
        foreach (var (name, tensor) in network.Tensors.Where(tensor => two.Tensors[tensor.Key].shape[0] == tensor.Value.shape[0]))
            two.Tensors[name].copy_(tensor);
        var pooled = torch.randn(4, Inputs);

        var second = two.OfEachHead(two.Whitened(pooled)).select(1, 1);

        Assert.True(Farthest(network.Vectors(pooled), second) < 1e-5);
    }

    [Fact]
    public void Several_heads_are_joined_along_the_principal_components_of_what_they_say()
    {
        using var inference = torch.no_grad();
        using var two = StyleNetworkStart.Create(Architecture with { Heads = 2, Dimensions = 2 }, null, seed: 6, torch.CPU);
        var inputs = torch.randn(500, Inputs);

        new HeadJoin(two).Fit([inputs.narrow(0, 0, 300).clone(), inputs.narrow(0, 300, 200).clone()]);

        var apart = two.OfEachHead(inputs).flatten(1).to(torch.float64);
        var joined = apart.matmul(two.Tensors["head.join.weight"].t().to(torch.float64));
        var all = torch.linalg.eigvalsh(apart.t().cov()).flip(0);
        var covariance = joined.t().cov() * 2;
        Assert.True(Farthest(covariance.diagonal(), all.narrow(0, 0, 2)) < 1e-4 * all[0].item<double>());
        Assert.True(Math.Abs(covariance[0, 1].item<double>()) < 1e-4 * all[0].item<double>());
    }

    private torch.Tensor Trained(torch.Tensor pooled, HeadDisturbance disturbance) =>
        network.OfEachHead(network.Whitened(pooled), disturbance).flatten(1);

    private HeadDisturbance Dropout(double share) => new(share, Noise: 0, dice);

    private static double Farthest(torch.Tensor a, torch.Tensor b) => (a - b).abs().max().to(torch.float64).item<double>();
}
