using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// What a layer says about style once places are forgotten: square roots of each channel's mean and deviation, and signed square roots of
/// the covariances of mixtures of channels (Gatys, Ecker and Bethge 2016).
/// </summary>
internal static class LayerStatistics
{
    /// <summary>Keep the slopes of the square roots finite where a channel is silent.</summary>
    private const double Tiny = 1e-5;
    private const double TinyCovariance = 1e-4;

    /// <summary>Side from which a map is halved before its covariances are taken: they change little, and take a quarter of the time.</summary>
    private const int Fine = 64;

    private static readonly long[] OverPlaces = [2, 3];

    /// <param name="map">n × c × h × w; not negative.</param>
    /// <param name="mix">k × c; null where no covariances are taken.</param>
    /// <returns>n × (2c + k(k+1)/2).</returns>
    public static torch.Tensor Of(torch.Tensor map, torch.Tensor? mix)
    {
        using var scope = torch.NewDisposeScope();
        var mean = map.mean(OverPlaces, keepdim: true);
        var channels = Channels(mean.flatten(1), (map - mean).square().mean(OverPlaces));
        if (mix is null)
            return channels.MoveToOuterDisposeScope();
        var mixed = torch.matmul(mix, Coarse(map).flatten(2));
        var centred = mixed - mixed.mean([2L], keepdim: true);
        var covariances = Covariances(centred.matmul(centred.transpose(1, 2)) / centred.shape[2]);
        return torch.cat([channels, covariances], 1).MoveToOuterDisposeScope();
    }

    /// <param name="mean">n × c.</param>
    /// <param name="variance">n × c.</param>
    public static torch.Tensor Channels(torch.Tensor mean, torch.Tensor variance) =>
        (torch.cat([mean, (variance + Tiny).sqrt()], 1) + Tiny).sqrt();

    /// <param name="covariances">n × k × k.</param>
    /// <returns>n × k(k+1)/2: the upper triangle.</returns>
    public static torch.Tensor Covariances(torch.Tensor covariances)
    {
        var side = covariances.shape[1];
        var upper = torch.triu_indices(side, side, device: covariances.device);
        var flat = covariances.flatten(1).index_select(1, (upper[0] * side) + upper[1]);
        return flat / (flat.abs() + TinyCovariance).sqrt();
    }

    public static torch.Tensor Coarse(torch.Tensor map) => map.shape[2] >= Fine ? F.avg_pool2d(map, 2) : map;
}
