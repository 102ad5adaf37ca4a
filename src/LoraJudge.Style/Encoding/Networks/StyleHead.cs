using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Training;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// What the trunk ends in → the style vector: standardized inputs, whitened principal directions of them
/// where they are asked for, a hidden layer where there is one (linear, batch normalization,
/// GELU), a linear layer, unit length where it is asked for.
/// </summary>
internal sealed class StyleHead(EncoderArchitecture architecture, IReadOnlyDictionary<string, torch.Tensor> tensors)
{
    /// <summary>VGG19 brings every picture's last map to this side before its first linear layer.</summary>
    private const int VggSide = 7;

    /// <summary>Standardized inputs beyond this many deviations are outliers of silent channels.</summary>
    private const double Farthest = 8;

    /// <summary>Tensors that training never changes by gradients.</summary>
    public static IReadOnlyList<string> Fixed { get; } =
    ["head.mean", "head.deviation", "head.whitening", "head.norm.mean", "head.norm.variance"];

    /// <summary>Numbers that the trunk gives.</summary>
    public static int Inputs(EncoderArchitecture architecture)
    {
        var shape = TrunkShape.After(architecture, TrunkLayout.Blocks(architecture.Backbone));
        return architecture.Pooling == Pooling.Statistics ? shape.Statistics : shape.Channels * VggSide * VggSide;
    }

    /// <summary>Names and shapes of the head's tensors.</summary>
    public static IEnumerable<(string Name, long[] Shape)> Shapes(EncoderArchitecture architecture)
    {
        var inputs = Inputs(architecture);
        yield return ("head.mean", [inputs]);
        yield return ("head.deviation", [inputs]);
        if (architecture.PrincipalInputs > 0)
        {
            yield return ("head.whitening", [architecture.PrincipalInputs, inputs]);
            inputs = architecture.PrincipalInputs;
        }

        if (architecture.HiddenUnits > 0)
        {
            yield return ("head.hidden.weight", [architecture.HiddenUnits, inputs]);
            yield return ("head.hidden.bias", [architecture.HiddenUnits]);
            yield return ("head.norm.weight", [architecture.HiddenUnits]);
            yield return ("head.norm.bias", [architecture.HiddenUnits]);
            yield return ("head.norm.mean", [architecture.HiddenUnits]);
            yield return ("head.norm.variance", [architecture.HiddenUnits]);
        }

        yield return ("head.output.weight", [architecture.Dimensions, architecture.HiddenUnits > 0 ? architecture.HiddenUnits : inputs]);
        yield return ("head.output.bias", [architecture.Dimensions]);
    }

    /// <returns>n × inputs.</returns>
    public torch.Tensor Pool(TrunkState state) =>
        architecture.Pooling == Pooling.Statistics ? state.Statistics! : F.adaptive_avg_pool2d(state.Map, [VggSide, VggSide]).flatten(1);

    /// <param name="pooled">n × inputs.</param>
    /// <param name="training">What is left out while training, when hidden units are normalized over the batch; null outside of it.</param>
    /// <returns>n × dimensions.</returns>
    public torch.Tensor Forward(torch.Tensor pooled, SeededDropout? training)
    {
        var values = Standardized(pooled);
        if (architecture.PrincipalInputs > 0)
            values = F.linear(values, tensors["head.whitening"]);
        values = training?.Apply(values) ?? values;
        if (architecture.HiddenUnits > 0)
        {
            values = F.gelu(Hidden(values, training is not null));
            values = training?.Apply(values) ?? values;
        }

        var vectors = F.linear(values, tensors["head.output.weight"], tensors["head.output.bias"]);
        return architecture.UnitLength ? F.normalize(vectors, 2, 1) : vectors;
    }

    /// <param name="pooled">n × inputs.</param>
    public torch.Tensor Standardized(torch.Tensor pooled) =>
        ((pooled - tensors["head.mean"]) / tensors["head.deviation"]).clamp(-Farthest, Farthest);

    private torch.Tensor Hidden(torch.Tensor values, bool training) =>
        F.batch_norm(
            F.linear(values, tensors["head.hidden.weight"], tensors["head.hidden.bias"]),
            tensors["head.norm.mean"],
            tensors["head.norm.variance"],
            tensors["head.norm.weight"],
            tensors["head.norm.bias"],
            training
        );
}
