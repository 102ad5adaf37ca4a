namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Coverage, 0 to 1, of a rectangle of pixels; nothing is covered outside it.</summary>
internal sealed class Mask(int left, int top, int width, int height)
{
    public int Left => left;
    public int Top => top;
    public int Width => width;
    public int Height => height;
    public float[] Values { get; } = new float[width * height];

    public float At(int x, int y) =>
        (uint)(x - left) < (uint)width && (uint)(y - top) < (uint)height ? Values[(y - top) * width + x - left] : 0;

    /// <summary>Softens by a Gaussian; the rectangle grows to hold it.</summary>
    public Mask Soften(float sigma)
    {
        var margin = (int)MathF.Ceiling(sigma * 3);
        var soft = new Mask(left - margin, top - margin, width + 2 * margin, height + 2 * margin);
        for (var y = 0; y < height; y++)
            Array.Copy(Values, y * width, soft.Values, (y + margin) * soft.Width + margin, width);
        Blur.Gaussian(soft.Values, soft.Width, soft.Height, sigma);
        return soft;
    }

    /// <summary>What lies inside the other as well.</summary>
    public Mask Within(Mask other) => Combine((mine, theirs) => mine * theirs, other);

    /// <summary>What does not lie inside the other.</summary>
    public Mask Without(Mask other) => Combine((mine, theirs) => mine * (1 - theirs), other);

    private Mask Combine(Func<float, float, float> rule, Mask other)
    {
        var mask = new Mask(left, top, width, height);
        for (int y = 0, i = 0; y < height; y++)
        for (var x = 0; x < width; x++, i++)
            mask.Values[i] = rule(Values[i], other.At(left + x, top + y));
        return mask;
    }
}
