using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// What a layer's activations say about style once their places are forgotten: each channel's mean and deviation (the statistics that
/// Huang and Belongie, "Arbitrary Style Transfer in Real-time with Adaptive Instance Normalization", 2017, transfer).
/// </summary>
internal static class ChannelStatistics
{
    private static readonly long[] OverPlaces = [2];

    /// <param name="activations">n × c × h × w.</param>
    /// <returns>n × 2c: the means, then the deviations (population).</returns>
    public static torch.Tensor Of(torch.Tensor activations)
    {
        using var flat = activations.flatten(2);
        using var mean = flat.mean(OverPlaces, keepdim: true);
        using var centred = flat - mean;
        using var deviation = centred.mul_(centred).mean(OverPlaces).sqrt_();
        return torch.cat([mean.squeeze(2), deviation], 1);
    }
}
