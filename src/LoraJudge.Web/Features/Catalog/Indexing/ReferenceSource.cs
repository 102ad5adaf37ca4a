using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>A picture that is to get its vector.</summary>
/// <param name="Label">How a person finds it: its path, or model and sample.</param>
/// <param name="ReadAsync">Its bytes.</param>
/// <param name="ToEmbedding">
/// The row that records it, but for its encoder and vector, once the bytes are read: with a new reference image, or for one that is
/// there. Null where nothing is to be recorded.
/// </param>
internal sealed record ReferenceSource(
    string Label,
    Func<CancellationToken, Task<byte[]>> ReadAsync,
    Func<EncodedPicture, CancellationToken, Task<Embedding?>> ToEmbedding
)
{
    /// <summary>Whether it comes from outside: then there has to be something to see in it. What is in the catalogue is encoded as it is.</summary>
    public bool IsNew { get; init; }
}

/// <param name="Vector">Little-endian 32-bit floats.</param>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels, upright.</param>
internal sealed record EncodedPicture(byte[] Bytes, int Width, int Height, long EncoderId, byte[] Vector);

/// <param name="Recorded">Pictures that have their vector now.</param>
/// <param name="LeftOut">Pictures that could not be used, and why.</param>
internal sealed record EncodingSummary(int Recorded, IReadOnlyList<LeftOutPicture> LeftOut);

internal sealed record LeftOutPicture(string Label, string Reason);
