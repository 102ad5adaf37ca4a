using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Testing.Encoding;

/// <summary>A network of a trained encoder that is never run.</summary>
public sealed class FakeNetwork(string hash) : IEncoderNetwork
{
    public string Name => "Fake network";

    public int InputEdge => FakeStyleEncoder.Edge;

    public int Dimensions => FakeStyleEncoder.Dimensions;

    public string Hash => hash;

    public bool IsStyleSpace => true;

    public torch.Tensor Forward(torch.Tensor images) => throw new NotSupportedException("Nothing is encoded by this network.");

    public void Dispose() { }
}
