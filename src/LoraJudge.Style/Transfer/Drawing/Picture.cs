using System.Numerics;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>One colour a pixel, height × width, in floating point; reads beyond the edge give the edge.</summary>
internal sealed class Picture(int width, int height)
{
    public int Width => width;
    public int Height => height;
    public Vector3[] Pixels { get; } = new Vector3[width * height];

    public Vector3 this[int x, int y]
    {
        get => Pixels[Math.Clamp(y, 0, height - 1) * width + Math.Clamp(x, 0, width - 1)];
        set => Pixels[y * width + x] = value;
    }

    public static Picture Of(int width, int height, Func<int, int, Vector3> colour)
    {
        var picture = new Picture(width, height);
        for (int y = 0, i = 0; y < height; y++)
        for (var x = 0; x < width; x++, i++)
            picture.Pixels[i] = colour(x, y);
        return picture;
    }

    public static Picture From(RgbImage image)
    {
        var picture = new Picture(image.Width, image.Height);
        for (int i = 0, p = 0; i < picture.Pixels.Length; i++, p += 3)
            picture.Pixels[i] = new Vector3(image.Pixels[p], image.Pixels[p + 1], image.Pixels[p + 2]) / 255f;
        return picture;
    }

    public RgbImage ToImage()
    {
        var bytes = new byte[Pixels.Length * 3];
        for (int i = 0, p = 0; i < Pixels.Length; i++, p += 3)
        {
            var colour = Vector3.Clamp(Pixels[i], Vector3.Zero, Vector3.One) * 255f + new Vector3(0.5f);
            (bytes[p], bytes[p + 1], bytes[p + 2]) = ((byte)colour.X, (byte)colour.Y, (byte)colour.Z);
        }
        return new RgbImage(width, height, bytes);
    }

    public Field Light()
    {
        var field = new Field(width, height);
        for (var i = 0; i < Pixels.Length; i++)
            field.Values[i] = Colour.Light(Pixels[i]);
        return field;
    }

    public Picture Blur(float sigma)
    {
        var picture = new Picture(width, height);
        Pixels.CopyTo(picture.Pixels, 0);
        Drawing.Blur.Gaussian(picture.Pixels, width, height, sigma);
        return picture;
    }

    /// <summary>Between pixel centres, by bilinear interpolation.</summary>
    public Vector3 At(float x, float y)
    {
        var (fx, fy) = (MathF.Floor(x), MathF.Floor(y));
        var (ix, iy, u, v) = ((int)fx, (int)fy, x - fx, y - fy);
        var top = Curves.Mix(this[ix, iy], this[ix + 1, iy], u);
        return Curves.Mix(top, Curves.Mix(this[ix, iy + 1], this[ix + 1, iy + 1], u), v);
    }
}
