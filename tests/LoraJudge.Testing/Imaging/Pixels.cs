using LoraJudge.Style.Imaging;

namespace LoraJudge.Testing.Imaging;

/// <summary>Pictures compared and changed pixel by pixel.</summary>
public static class Pixels
{
    /// <summary>Mean absolute difference over all pixels and colours, 0 to 255.</summary>
    /// <exception cref="ArgumentException">The pictures have different sizes.</exception>
    public static double Difference(RgbImage a, RgbImage b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return (a.Width, a.Height) == (b.Width, b.Height)
            ? a.Pixels.Zip(b.Pixels).Average(pair => Math.Abs(pair.First - pair.Second))
            : throw new ArgumentException($"{a.Width}×{a.Height} pixels against {b.Width}×{b.Height}.", nameof(b));
    }

    /// <summary>Mean red, green and blue, 0 to 255.</summary>
    public static double[] Mean(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return
        [
            .. Enumerable.Range(0, 3).Select(colour => image.Pixels.Where((_, at) => at % 3 == colour).Average(value => (double)value)),
        ];
    }

    /// <summary>Each pixel's luma (ITU-R BT.601) for all three colours.</summary>
    public static RgbImage Grey(RgbImage image) =>
        Each(
            image,
            (_, red, green, blue) =>
            {
                var luma = (byte)Math.Round((0.299 * red) + (0.587 * green) + (0.114 * blue));
                return (luma, luma, luma);
            }
        );

    /// <summary>The left half as it is, the right one white.</summary>
    public static RgbImage RightHalfWhite(RgbImage image) =>
        Each(image, (x, red, green, blue) => x < image.Width / 2 ? (red, green, blue) : ((byte)255, (byte)255, (byte)255));

    private static RgbImage Each(RgbImage image, Func<int, byte, byte, byte, (byte Red, byte Green, byte Blue)> change)
    {
        ArgumentNullException.ThrowIfNull(image);
        var pixels = image.Pixels.ToArray();
        for (var at = 0; at < pixels.Length; at += 3)
            (pixels[at], pixels[at + 1], pixels[at + 2]) = change(at / 3 % image.Width, pixels[at], pixels[at + 1], pixels[at + 2]);
        return new RgbImage(image.Width, image.Height, pixels);
    }
}
