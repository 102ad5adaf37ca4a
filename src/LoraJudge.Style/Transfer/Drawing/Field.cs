namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>One number a pixel, height × width; reads beyond the edge give the edge.</summary>
internal sealed class Field(int width, int height)
{
    public int Width => width;
    public int Height => height;
    public float[] Values { get; } = new float[width * height];

    public float this[int x, int y]
    {
        get => Values[Math.Clamp(y, 0, height - 1) * width + Math.Clamp(x, 0, width - 1)];
        set => Values[y * width + x] = value;
    }

    public static Field Of(int width, int height, Func<int, int, float> value)
    {
        var field = new Field(width, height);
        for (int y = 0, i = 0; y < height; y++)
        for (var x = 0; x < width; x++, i++)
            field.Values[i] = value(x, y);
        return field;
    }

    public Field Map(Func<float, float> value)
    {
        var field = new Field(width, height);
        for (var i = 0; i < Values.Length; i++)
            field.Values[i] = value(Values[i]);
        return field;
    }

    public Field Blur(float sigma)
    {
        var field = new Field(width, height);
        Values.CopyTo(field.Values, 0);
        Drawing.Blur.Gaussian(field.Values, width, height, sigma);
        return field;
    }

    /// <summary>Between pixel centres, by bilinear interpolation.</summary>
    public float At(float x, float y)
    {
        var (fx, fy) = (MathF.Floor(x), MathF.Floor(y));
        var (ix, iy, u, v) = ((int)fx, (int)fy, x - fx, y - fy);
        var top = Curves.Mix(this[ix, iy], this[ix + 1, iy], u);
        return Curves.Mix(top, Curves.Mix(this[ix, iy + 1], this[ix + 1, iy + 1], u), v);
    }

    /// <summary>Light from the upper left on this relief: 0 where flat, positive on slopes that face the light.</summary>
    public float Slope(int x, int y) => this[x + 1, y + 1] - this[x - 1, y - 1];
}
