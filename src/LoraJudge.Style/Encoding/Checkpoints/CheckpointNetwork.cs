using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Ranking;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Checkpoints;

/// <summary>A checkpoint's network at work.</summary>
internal sealed class CheckpointNetwork(CheckpointFacts facts, StyleNetwork network, string hash) : IEncoderNetwork
{
    public string Name => facts.Name;

    public int InputEdge => facts.Architecture.InputEdge;

    public int Dimensions => facts.Architecture.Dimensions;

    public string Hash => hash;

    public bool IsStyleSpace => true;

    public RankingMethod Ranking => facts.Ranking;

    public torch.Tensor Forward(torch.Tensor images) => network.Forward(images);

    public void Dispose() => network.Dispose();
}
