using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>A network whose activations are summarized by statistics. Used by one thread at a time.</summary>
public interface IStatisticsNetwork : IDisposable
{
    string Name { get; }

    /// <summary>Side of the square input in pixels.</summary>
    int InputEdge { get; }

    /// <summary>Statistics a picture.</summary>
    int Dimensions { get; }

    /// <summary>SHA-256 over weights and preprocessing, lower-case hexadecimal.</summary>
    string Hash { get; }

    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    /// <returns>n × dimensions.</returns>
    torch.Tensor Forward(torch.Tensor images);
}
