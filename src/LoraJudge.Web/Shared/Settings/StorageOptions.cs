namespace LoraJudge.Web.Shared.Settings;

/// <summary>The folder of everything that the portal keeps.</summary>
internal sealed record StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Database file, pictures, thumbnails and keys; relative to the folder that the portal was started in.</summary>
    public string Folder { get; init; } = "data";

    /// <summary>Content-addressed pictures.</summary>
    public string BlobFolder => Path.Combine(Folder, "blobs");

    /// <summary>Thumbnails; may be emptied at any time.</summary>
    public string ThumbnailFolder => Path.Combine(Folder, "thumbnails");

    /// <summary>Forms that are being received, beyond what memory takes.</summary>
    public string UploadFolder => Path.Combine(Folder, "uploads-tmp");

    /// <summary>Whether files that no row names are removed at a start even if they are most of all files.</summary>
    public bool SweepEvenMost { get; init; }

    /// <summary>The ranking index as it was last; made anew where it is not there.</summary>
    public string RankingFile => Path.Combine(Folder, "ranking.index");

    /// <summary>Trained encoders' checkpoints as files; may be emptied at any time.</summary>
    public string EncoderFolder => Path.Combine(Folder, "encoders");

    /// <summary>What training runs keep to go on from.</summary>
    public string TrainingFolder => Path.Combine(Folder, "training");

    /// <summary>Decoded pictures and frozen blocks' activations, which training runs share; may be emptied while none runs.</summary>
    public string TrainingCacheFolder => Path.Combine(TrainingFolder, "cache");

    /// <summary>Exports of studies that are kept until they are removed.</summary>
    public string ExportFolder => Path.Combine(Folder, "exports");

    /// <summary>Keys that sign forms: with them a page from before a restart can still be sent.</summary>
    public string KeyFolder => Path.Combine(Folder, "keys");

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() => string.IsNullOrWhiteSpace(Folder) ? $"{Section}:Folder is empty: write a folder, for example data." : null;
}
