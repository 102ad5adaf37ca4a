namespace LoraJudge.Style.Imaging;

/// <summary>An 8-bit sRGB picture: rows from the top, pixels from the left, three bytes a pixel (red, green, blue).</summary>
public sealed record RgbImage
{
    /// <exception cref="ArgumentException"><paramref name="pixels"/> does not hold width × height × 3 bytes.</exception>
    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.Length != checked(width * height * 3))
            throw new ArgumentException(
                $"{width}×{height} RGB pixels take {width * height * 3} bytes, not {pixels.Length}.",
                nameof(pixels)
            );
        (Width, Height, Pixels) = (width, height, pixels);
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>height × width × 3 bytes.</summary>
    public byte[] Pixels { get; }
}
