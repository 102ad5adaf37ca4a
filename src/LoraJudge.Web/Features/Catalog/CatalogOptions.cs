namespace LoraJudge.Web.Features.Catalog;

/// <summary>Where the catalogue keeps what it can make again.</summary>
public sealed record CatalogOptions
{
    public const string Section = "Catalog";

    /// <summary>Folder of the thumbnails; may be emptied at any time.</summary>
    public string ThumbnailFolder { get; init; } = Path.Combine("data", "thumbnails");

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        string.IsNullOrWhiteSpace(ThumbnailFolder)
            ? $"{Section}:ThumbnailFolder is empty: write a folder, for example data/thumbnails."
            : null;
}
