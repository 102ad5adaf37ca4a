using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Training;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>The convolutions of a style network, run block by block.</summary>
/// <param name="tensors">Weights and biases by name; those of blocks that are not run need not be there.</param>
internal sealed class StyleTrunk(EncoderArchitecture architecture, IReadOnlyDictionary<string, torch.Tensor> tensors)
{
    private readonly bool takesStatistics = architecture.Pooling == Pooling.Statistics;
    private readonly TrunkLayer[] layers = [.. TrunkLayout.Of(architecture)];

    /// <summary>Pictures before the first block.</summary>
    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    public TrunkState Start(torch.Tensor images) => new(takesStatistics ? LayerStatistics.Of(images, mix: null) : null, Normalized(images));

    /// <summary>Runs blocks <paramref name="from"/> + 1 to <paramref name="to"/>, in the caller's dispose scope.</summary>
    public TrunkState Run(TrunkState state, int from, int to, Precision precision)
    {
        List<torch.Tensor> statistics = state.Statistics is null ? [] : [state.Statistics];
        var map = Walk(
            state.Map,
            from,
            to,
            precision,
            (layer, activations) =>
            {
                if (takesStatistics)
                    statistics.Add(LayerStatistics.Of(activations.to(torch.float32), Mix(layer)).MoveToOuterDisposeScope());
            }
        );
        return new TrunkState(statistics.Count == 0 ? null : torch.cat(statistics, 1), Cut(map, from, to).to(torch.float32));
    }

    /// <summary>Statistics of all layers over <see cref="WindowStatistics.Windows"/> windows, n × windows × statistics.</summary>
    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    public torch.Tensor RunWindows(torch.Tensor images, Precision precision)
    {
        List<torch.Tensor> statistics = [WindowStatistics.Of(images, mix: null)];
        Walk(
            Normalized(images),
            from: 0,
            layers[^1].Block,
            precision,
            (layer, activations) => statistics.Add(WindowStatistics.Of(activations.to(torch.float32), Mix(layer)).MoveToOuterDisposeScope())
        );
        return torch.cat(statistics, 2);
    }

    /// <summary>Runs layers and shows each one's activations (after the ReLU), each in a dispose scope of its own.</summary>
    /// <returns>The last one's activations.</returns>
    private torch.Tensor Walk(torch.Tensor map, int from, int to, Precision precision, Action<TrunkLayer, torch.Tensor> visit)
    {
        var type = precision == Precision.BFloat16 ? torch.bfloat16 : torch.float32;
        var current = map.to(type);
        foreach (var layer in layers.Where(layer => layer.Block > from && layer.Block <= to))
        {
            using var scope = torch.NewDisposeScope();
            // A state between blocks is pooled already.
            var pooled = layer.PoolFirst && !IsFirstAfter(layer, from) ? Halved(current) : current;
            var next = Next(layer, pooled, name => (tensors[$"{name}.weight"].to(type), tensors[$"{name}.bias"].to(type)));
            visit(layer, next);
            current = next.MoveToOuterDisposeScope();
        }

        return current;
    }

    private torch.Tensor Halved(torch.Tensor map) => IsResNet ? ResidualLayers.Pooled(map) : F.max_pool2d(map, 2);

    private torch.Tensor Next(TrunkLayer layer, torch.Tensor map, Func<string, (torch.Tensor Kernels, torch.Tensor Bias)> convolution)
    {
        if (IsResNet)
            return ResidualLayers.Of(layer, LayerTensors.IsResidual(architecture.Backbone, layer), map, convolution);
        var (kernels, bias) = convolution(layer.Name);
        return F.conv2d(map, kernels, bias, strides: [layer.Stride, layer.Stride], padding: [layer.Padding, layer.Padding]).relu_();
    }

    private bool IsResNet => architecture.Backbone == Backbone.ResNet18;

    private torch.Tensor Cut(torch.Tensor map, int from, int to)
    {
        if (to == layers[^1].Block)
            return takesStatistics ? map.narrow(1, 0, 0) : F.max_pool2d(map, 2);
        return to > from && layers.First(layer => layer.Block > to).PoolFirst ? F.max_pool2d(map, 2) : map;
    }

    private torch.Tensor? Mix(TrunkLayer layer) => TrunkShape.Mixed(architecture, layer) > 0 ? tensors[$"{layer.Name}.mix"] : null;

    private bool IsFirstAfter(TrunkLayer layer, int block) => block > 0 && ReferenceEquals(layers.First(one => one.Block > block), layer);

    private torch.Tensor Normalized(torch.Tensor images)
    {
        if (IsResNet)
            return ResidualLayers.Normalized(images);
        var mean = torch.tensor(Vgg19Layout.Mean, [1, 3, 1, 1], device: images.device);
        var deviation = torch.tensor(Vgg19Layout.Deviation, [1, 3, 1, 1], device: images.device);
        return (images - mean) / deviation;
    }
}
