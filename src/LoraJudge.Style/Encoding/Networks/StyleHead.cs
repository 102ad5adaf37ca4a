using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Training;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// What the trunk ends in → the style vector: standardized inputs, whitened principal directions of them
/// where they are asked for, a hidden layer where there is one (linear, batch normalization,
/// GELU) and a linear path past it, a linear layer, unit length where it is asked for. Several heads have the same inputs; a last linear
/// layer joins their vectors.
/// </summary>
internal sealed class StyleHead(EncoderArchitecture architecture, IReadOnlyDictionary<string, torch.Tensor> tensors)
{
    /// <summary>Standardized inputs beyond this many deviations are outliers of silent channels.</summary>
    private const double Farthest = 8;

    private readonly int heads = architecture.Heads;

    /// <returns>n × inputs.</returns>
    public torch.Tensor Pool(TrunkState state) =>
        architecture.Pooling == Pooling.Statistics
            ? state.Statistics!
            : F.adaptive_avg_pool2d(state.Map, [HeadTensors.VggSide, HeadTensors.VggSide]).flatten(1);

    /// <param name="pooled">n × inputs.</param>
    public torch.Tensor Standardized(torch.Tensor pooled) =>
        ((pooled - tensors["head.mean"]) / tensors["head.deviation"]).clamp(-Farthest, Farthest);

    /// <param name="pooled">n × inputs.</param>
    /// <returns>n × inputs or principal inputs: everything before what is learnt.</returns>
    public torch.Tensor Whitened(torch.Tensor pooled)
    {
        var values = Standardized(pooled);
        return architecture.PrincipalInputs > 0 ? F.linear(values, tensors["head.whitening"]) : values;
    }

    /// <param name="whitened">What <see cref="Whitened"/> gave.</param>
    /// <param name="training">What disturbs training, when hidden units are normalized over the batch; null outside of it.</param>
    /// <returns>Each head's own vectors, n × heads × dimensions.</returns>
    public torch.Tensor OfEach(torch.Tensor whitened, HeadDisturbance? training)
    {
        var inputs = training?.OfInputs(whitened) ?? whitened;
        var values = inputs;
        if (architecture.HiddenUnits > 0)
        {
            values = F.gelu(Hidden(inputs, training is not null));
            values = training?.OfUnits(values) ?? values;
        }

        var vectors =
            (heads > 1 && architecture.HiddenUnits > 0 ? Outputs(values) : F.linear(values, Output)) + tensors["head.output.bias"];
        if (architecture.LinearPath)
            vectors += F.linear(inputs, tensors["head.linear.weight"]);
        vectors = vectors.reshape(-1, heads, architecture.Dimensions);
        return architecture.UnitLength ? F.normalize(vectors, 2, 2) : vectors;
    }

    /// <param name="vectors">n × heads × dimensions.</param>
    /// <returns>n × dimensions.</returns>
    public torch.Tensor Joined(torch.Tensor vectors) =>
        heads > 1 ? F.linear(vectors.flatten(1), tensors["head.join.weight"]) : vectors.flatten(1);

    private torch.Tensor Output => tensors["head.output.weight"];

    private torch.Tensor Hidden(torch.Tensor values, bool training) =>
        F.batch_norm(
            F.linear(values, tensors["head.hidden.weight"], tensors["head.hidden.bias"]),
            tensors["head.norm.mean"],
            tensors["head.norm.variance"],
            tensors["head.norm.weight"],
            tensors["head.norm.bias"],
            training
        );

    /// <summary>Each head's outputs see its own hidden units alone.</summary>
    private torch.Tensor Outputs(torch.Tensor units)
    {
        var (own, weights) = (units.reshape(-1, heads, architecture.HiddenUnits), Output.reshape(heads, architecture.Dimensions, -1));
        return torch.matmul(own.transpose(0, 1), weights.transpose(1, 2)).transpose(0, 1).flatten(1);
    }
}
