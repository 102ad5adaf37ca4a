namespace LoraJudge.Domain.Catalog;

/// <summary>A search by one uploaded picture, kept at its own address until it expires.</summary>
public sealed class StyleSearch
{
    public const int CodeLength = 22;

    public long Id { get; set; }

    /// <summary>Unguessable, part of the search's address.</summary>
    public required string Code { get; set; }

    /// <summary>SHA-256 of the upload's blob; null once it has been removed.</summary>
    public string? BlobSha256 { get; set; }

    public int Width { get; set; }
    public int Height { get; set; }

    /// <summary>The picture's vector and the hash of the encoder that made it; null once removed.</summary>
    public byte[]? Vector { get; set; }

    public string? EncoderHash { get; set; }

    /// <summary>When whoever searched gave the picture for studies; null unless they did.</summary>
    public DateTime? GivenForStudiesUtc { get; set; }

    public DateTime CreatedUtc { get; set; }
    public DateTime ExpiresUtc { get; set; }
    public DateTime? RemovedUtc { get; set; }
}
