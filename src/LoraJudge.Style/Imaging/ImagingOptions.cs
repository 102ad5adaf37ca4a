namespace LoraJudge.Style.Imaging;

/// <summary>Limits on pictures from outside, checked before they are decoded.</summary>
public sealed record ImagingOptions
{
    public const string Section = "Imaging";

    /// <summary>Largest file, in bytes.</summary>
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Largest picture, in millions of pixels.</summary>
    public int MaxMegapixels { get; init; } = 50;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        MaxBytes is < 1024 or > 1024 * 1024 * 1024
            ? $"{Section}:MaxBytes is {MaxBytes}: write a number of bytes from 1024 to 1073741824, for example 20971520."
        : MaxMegapixels is < 1 or > 1000 ? $"{Section}:MaxMegapixels is {MaxMegapixels}: write a number from 1 to 1000, for example 50."
        : null;
}
