using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Pictures on their way through a trunk.</summary>
/// <param name="Statistics">Of the layers that are behind them, n × count; null where the pooling takes none.</param>
/// <param name="Map">What the next layer takes, n × channels × side × side.</param>
internal sealed record TrunkState(torch.Tensor? Statistics, torch.Tensor Map)
{
    /// <summary>n × (statistics, then map).</summary>
    public torch.Tensor Flat() => Statistics is null ? Map.flatten(1) : torch.cat([Statistics, Map.flatten(1)], 1);
}
