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

    /// <summary>Levels (of 255) that a plain picture's pixels lie apart at most: as far as rounding and JPEG scatter one colour.</summary>
    private const int Scatter = 4;

    /// <summary>Whether there is anything to see: whether the pixels differ by more than the storage of one colour explains.</summary>
    public bool HasContent()
    {
        Span<byte> least = [.. Pixels.AsSpan(0, 3)];
        Span<byte> most = [.. least];
        for (var at = 0; at < Pixels.Length; at++)
        {
            least[at % 3] = Math.Min(least[at % 3], Pixels[at]);
            most[at % 3] = Math.Max(most[at % 3], Pixels[at]);
            if (most[at % 3] - least[at % 3] > Scatter)
                return true;
        }

        return false;
    }
}
