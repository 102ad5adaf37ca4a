using LoraJudge.Style.Ranking;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>A network that makes a vector of a picture. Used by one thread at a time.</summary>
public interface IEncoderNetwork : IDisposable
{
    string Name { get; }

    /// <summary>Side of the square input in pixels.</summary>
    int InputEdge { get; }

    /// <summary>Length of the vectors.</summary>
    int Dimensions { get; }

    /// <summary>SHA-256 over weights and preprocessing, lower-case hexadecimal.</summary>
    string Hash { get; }

    /// <summary>Whether its vectors are compared as they are; otherwise they are statistics, which need a projection to the style space.</summary>
    bool IsStyleSpace { get; }

    /// <summary>How models are ranked by its vectors; by mean distance where they are statistics.</summary>
    RankingMethod Ranking => RankingMethod.MeanDistance;

    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    /// <returns>n × dimensions.</returns>
    torch.Tensor Forward(torch.Tensor images);
}
