using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Transfer;

/// <summary>Sample × model → picture: the paper's style transfer.</summary>
public interface IStyleTransfer
{
    /// <summary>The back end's name, stored with every picture that it makes.</summary>
    string Backend { get; }

    /// <exception cref="ArgumentException">The back end does not know the model.</exception>
    Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellation = default);
}

/// <param name="Sample">The picture to transform.</param>
/// <param name="LoraName">The model as the back end calls it.</param>
/// <param name="Seed">The same request with the same seed gives the same picture.</param>
public sealed record TransferRequest(RgbImage Sample, string LoraName, long Seed);

/// <param name="Image">As large as the sample.</param>
/// <param name="Parameters">What the back end was told, as JSON.</param>
public sealed record TransferResult(RgbImage Image, string Parameters);
