using LoraJudge.Style.Imaging;

namespace LoraJudge.Testing.Imaging;

/// <summary>Pictures that are told apart by their colour and how fine their stripes are.</summary>
public static class StripedPicture
{
    /// <param name="style">Decides colour and stripes.</param>
    /// <param name="subject">Where the stripes begin.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static RgbImage Draw(int style, int subject, int width = 96, int height = 96)
    {
        var pixels = new byte[width * height * 3];
        var (red, green, blue) = ((style * 67) % 200 + 30, (style * 151) % 200 + 30, (style * 211) % 200 + 30);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var light = (x + (subject * 5)) / (2 + (style % 5)) % 2 == 0 ? 1.0 : 0.35 + (0.1 * (style % 4));
                var at = ((y * width) + x) * 3;
                pixels[at] = (byte)(red * light);
                pixels[at + 1] = (byte)(green * light);
                pixels[at + 2] = (byte)(blue * light);
            }
        }

        return new RgbImage(width, height, pixels);
    }
}
