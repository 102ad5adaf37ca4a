using System.Security.Cryptography;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Testing.Transfer;

/// <summary>Paints as if by a diffusion model: each LoRA's name is a style of its own.</summary>
internal static class StandInPainter
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    /// <param name="lora">The model that is in effect; null for none.</param>
    /// <param name="reference">The picture file that it refers to; null where none is in effect.</param>
    /// <param name="checkpoint">Another gives other pictures.</param>
    public static RgbImage Paint(string? lora, byte[]? reference, string checkpoint, long seed, int width, int height)
    {
        var sample = reference is null ? Noise(seed, width, height) : Decoder.DecodeTo(reference, width, height);
        return StyleOf(lora ?? "checkpoint " + checkpoint).Apply(sample, seed + (Number(checkpoint) % 1000));
    }

    /// <summary>White lines on black, as edge detectors draw.</summary>
    /// <param name="resolution">Of the shorter side.</param>
    public static RgbImage Edges(byte[] file, int resolution)
    {
        var header = Decoder.ReadHeader(file);
        var scale = (double)resolution / Math.Min(header.Width, header.Height);
        var picture = Pixels.Grey(Decoder.DecodeTo(file, (int)Math.Round(header.Width * scale), (int)Math.Round(header.Height * scale)));
        var strengths = new double[picture.Width * picture.Height];
        for (var y = 0; y < picture.Height; y++)
        for (var x = 0; x < picture.Width; x++)
        {
            var across = At(picture, x + 1, y) - At(picture, x - 1, y);
            var down = At(picture, x, y + 1) - At(picture, x, y - 1);
            strengths[(y * picture.Width) + x] = Math.Sqrt((across * across) + (down * down));
        }

        var gain = 255 / Math.Max(1, strengths.Max());
        var lines = strengths.SelectMany(strength => Enumerable.Repeat((byte)(strength * gain), 3)).ToArray();
        return new RgbImage(picture.Width, picture.Height, lines);
    }

    /// <summary>Whether the bytes are a picture.</summary>
    public static bool IsPicture(byte[] file)
    {
        try
        {
            Decoder.Decode(file);
            return true;
        }
        catch (ImageRejectedException)
        {
            return false;
        }
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Ten hexadecimal digits, as short hashes of files have.</summary>
    public static string ShortHash(string name) => Hash(System.Text.Encoding.UTF8.GetBytes(name))[..10];

    public static RgbImage Black(int width, int height) => new(width, height, new byte[width * height * 3]);

    private static ProceduralStyle StyleOf(string name) => ProceduralStyles.Find(name) ?? ProceduralStyles.Create(Number(name));

    private static long Number(string name) => BitConverter.ToUInt32(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));

    private static int At(RgbImage picture, int x, int y) =>
        picture.Pixels[((Math.Clamp(y, 0, picture.Height - 1) * picture.Width) + Math.Clamp(x, 0, picture.Width - 1)) * 3];

    private static RgbImage Noise(long seed, int width, int height)
    {
        var pixels = new byte[width * height * 3];
        new Random((int)(seed % int.MaxValue)).NextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }
}
