namespace LoraJudge.Domain.Catalog;

/// <summary>Which models come near all of an artist's pictures, as it was found; kept at its own address until it expires.</summary>
public sealed class ArtistReport
{
    public const int CodeLength = 22;
    public const int MaxTitleLength = 200;

    public long Id { get; set; }

    /// <summary>Unguessable, part of the report's address.</summary>
    public required string Code { get; set; }

    public string? Title { get; set; }

    /// <summary>Hash of the encoder as a whole, and what it is called.</summary>
    public required string EncoderHash { get; set; }

    public required string EncoderName { get; set; }

    /// <summary>The ranking with its evidence, as JSON.</summary>
    public required string Findings { get; set; }

    public DateTime CreatedUtc { get; set; }
    public DateTime ExpiresUtc { get; set; }
    public List<ArtistPicture> Pictures { get; set; } = [];
}

/// <summary>One of an artist's own pictures; unique by (report, position).</summary>
public sealed class ArtistPicture
{
    public const int MaxFileNameLength = 200;

    public long Id { get; set; }
    public long ArtistReportId { get; set; }
    public ArtistReport ArtistReport { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Position { get; set; }

    public required string FileName { get; set; }

    /// <summary>SHA-256 of the file as it was sent, and of its blob.</summary>
    public required string BlobSha256 { get; set; }

    public int Width { get; set; }
    public int Height { get; set; }
}
