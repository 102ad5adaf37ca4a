namespace LoraJudge.Domain.Catalog;

/// <summary>One sample transformed by one model, t(s, m) of the paper; unique by (model, sample).</summary>
public sealed class ReferenceImage
{
    public long Id { get; set; }
    public long LoraModelId { get; set; }
    public LoraModel LoraModel { get; set; } = null!;
    public long SampleImageId { get; set; }
    public SampleImage SampleImage { get; set; } = null!;

    /// <summary>SHA-256 of the picture's blob.</summary>
    public required string BlobSha256 { get; set; }

    public int Width { get; set; }
    public int Height { get; set; }

    /// <summary>The program that made the picture; null for imported pictures.</summary>
    public string? Backend { get; set; }

    /// <summary>The back end's parameters as JSON.</summary>
    public string? Parameters { get; set; }

    public long? Seed { get; set; }

    /// <summary>How it was seen that LoRA, checkpoint and ControlNet were applied, as JSON; null for imported pictures.</summary>
    public string? Proof { get; set; }

    /// <summary>Eq. 1 of the paper: mean over the pixels of the squared RGB difference to the sample; null where it was not measured.</summary>
    public double? MseToOriginal { get; set; }

    /// <summary>Whether the transfer left the sample nearly as it was: such a picture is neither ranked nor trained on.</summary>
    public bool RemovedByCleansing { get; set; }

    /// <summary>A person's own word on it, which cleansing does not change.</summary>
    public CleansingRuling Ruling { get; set; }

    public DateTime CreatedUtc { get; set; }
}

/// <summary>Who decides whether a picture is used.</summary>
public enum CleansingRuling
{
    /// <summary>Its mse against the sample set's threshold.</summary>
    ByThreshold = 0,
    Kept = 1,
    Removed = 2,
}
