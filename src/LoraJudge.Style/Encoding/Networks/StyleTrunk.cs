using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Training;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>The convolutions of a style network, run block by block.</summary>
/// <param name="tensors">Weights and biases by name; those of blocks that are not run need not be there.</param>
internal sealed class StyleTrunk(EncoderArchitecture architecture, IReadOnlyDictionary<string, torch.Tensor> tensors)
{
    private static readonly long[] OverPlaces = [2, 3];
    private readonly bool takesStatistics = architecture.Pooling == Pooling.Statistics;

    /// <summary>Pictures before the first block.</summary>
    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    public TrunkState Start(torch.Tensor images)
    {
        var mean = torch.tensor(Vgg19Layout.Mean, [1, 3, 1, 1], device: images.device);
        var deviation = torch.tensor(Vgg19Layout.Deviation, [1, 3, 1, 1], device: images.device);
        return new TrunkState(takesStatistics ? StatisticsOf(images) : null, (images - mean) / deviation);
    }

    /// <summary>Runs blocks <paramref name="from"/> + 1 to <paramref name="to"/>, in the caller's dispose scope.</summary>
    public TrunkState Run(TrunkState state, int from, int to, Precision precision)
    {
        var type = precision == Precision.BFloat16 ? torch.bfloat16 : torch.float32;
        TrunkLayer[] layers = [.. TrunkLayout.Of(architecture.Backbone)];
        List<torch.Tensor> statistics = state.Statistics is null ? [] : [state.Statistics];
        var map = state.Map.to(type);
        foreach (var layer in layers.Where(layer => layer.Block > from && layer.Block <= to))
        {
            // A state between blocks is pooled already.
            var pooled = layer.PoolFirst && !IsFirstAfter(layers, layer, from) ? F.max_pool2d(map, 2) : map;
            var weight = tensors[$"{layer.Name}.weight"].to(type);
            var bias = tensors[$"{layer.Name}.bias"].to(type);
            map = F.conv2d(pooled, weight, bias, strides: [layer.Stride, layer.Stride], padding: [layer.Padding, layer.Padding]).relu_();
            if (takesStatistics)
                statistics.AddRange(StatisticsOf(layer, map.to(torch.float32)));
        }

        return new TrunkState(statistics.Count == 0 ? null : torch.cat([.. statistics], 1), Cut(layers, map, from, to).to(torch.float32));
    }

    private IEnumerable<torch.Tensor> StatisticsOf(TrunkLayer layer, torch.Tensor map)
    {
        yield return StatisticsOf(map);
        if (TrunkShape.Mixed(architecture, layer) > 0)
            yield return CovariancesOf(map, tensors[$"{layer.Name}.mix"]);
    }

    /// <summary>Signed square roots of the covariances of mixtures of channels, n × k(k+1)/2.</summary>
    private static torch.Tensor CovariancesOf(torch.Tensor map, torch.Tensor mix)
    {
        // A fine map says no more than half of it in each direction, and takes four times as long.
        const int Fine = 64;
        const double Tiny = 1e-4;
        var places = (map.shape[2] >= Fine ? F.avg_pool2d(map, 2) : map).flatten(2);
        var mixed = torch.matmul(mix, places);
        var centred = mixed - mixed.mean([2L], keepdim: true);
        var covariances = centred.matmul(centred.transpose(1, 2)) / centred.shape[2];
        var upper = torch.triu_indices(mix.shape[0], mix.shape[0], device: map.device);
        var flat = covariances.flatten(1).index_select(1, (upper[0] * mix.shape[0]) + upper[1]);
        return flat / (flat.abs() + Tiny).sqrt();
    }

    /// <summary>Square roots of each channel's mean and deviation, n × 2c.</summary>
    private static torch.Tensor StatisticsOf(torch.Tensor map)
    {
        // Keeps the slopes of the square roots finite where a channel is silent.
        const double Tiny = 1e-5;
        var mean = map.mean(OverPlaces, keepdim: true);
        var variance = (map - mean).square().mean(OverPlaces);
        return (torch.cat([mean.flatten(1), (variance + Tiny).sqrt()], 1) + Tiny).sqrt();
    }

    private torch.Tensor Cut(TrunkLayer[] layers, torch.Tensor map, int from, int to)
    {
        if (to == layers[^1].Block)
            return takesStatistics ? map.narrow(1, 0, 0) : F.max_pool2d(map, 2);
        return to > from && layers.First(layer => layer.Block > to).PoolFirst ? F.max_pool2d(map, 2) : map;
    }

    private static bool IsFirstAfter(TrunkLayer[] layers, TrunkLayer layer, int block) =>
        block > 0 && ReferenceEquals(layers.First(one => one.Block > block), layer);
}
