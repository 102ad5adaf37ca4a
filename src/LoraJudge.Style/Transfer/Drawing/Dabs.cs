using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>One touch of a brush, in pixels and radians.</summary>
/// <param name="Bend">How far the ends turn aside, as a share of the half length.</param>
/// <param name="Bristle">0 an even edge, 1 a dry brush that leaves stripes.</param>
internal readonly record struct Dab(
    Vector2 Centre,
    float Angle,
    float HalfLength,
    float HalfWidth,
    Vector3 Colour,
    float Opacity = 1,
    float Bend = 0,
    float Bristle = 0,
    int Seed = 0
);

/// <summary>Lays dabs over a picture and keeps the thickness of the paint, for light to play on.</summary>
internal sealed class Dabs(Picture picture)
{
    public Field Relief { get; } = new(picture.Width, picture.Height);

    public void Lay(in Dab dab)
    {
        var (sin, cos) = MathF.SinCos(dab.Angle);
        var wide = dab.HalfWidth + MathF.Abs(dab.Bend) * dab.HalfLength * 0.67f + 1;
        var reach = MathF.Abs(sin) * dab.HalfLength + MathF.Abs(cos) * wide + 1;
        var (top, bottom) = (Math.Max((int)(dab.Centre.Y - reach), 0), Math.Min((int)(dab.Centre.Y + reach) + 1, picture.Height - 1));
        for (var y = top; y <= bottom; y++)
        {
            var dy = y - dab.Centre.Y;
            var (low, high) = Both(Where(cos, dy * sin, dab.HalfLength + 1), Where(-sin, dy * cos, wide));
            var right = Math.Min((int)MathF.Ceiling(dab.Centre.X + high), picture.Width - 1);
            for (var x = Math.Max((int)MathF.Floor(dab.Centre.X + low), 0); x <= right; x++)
            {
                var dx = x - dab.Centre.X;
                Touch(dab, y * picture.Width + x, dx * cos + dy * sin, dy * cos - dx * sin);
            }
        }
    }

    /// <summary>The t for which |slope·t + offset| stays within the limit.</summary>
    private static (float Low, float High) Where(float slope, float offset, float limit)
    {
        if (MathF.Abs(slope) < 1e-3f)
            return (-1e4f, 1e4f);
        var (a, b) = ((-limit - offset) / slope, (limit - offset) / slope);
        return a < b ? (a, b) : (b, a);
    }

    private static (float Low, float High) Both((float Low, float High) a, (float Low, float High) b) =>
        (MathF.Max(a.Low, b.Low), MathF.Min(a.High, b.High));

    private void Touch(in Dab dab, int pixel, float along, float across)
    {
        var t = along / dab.HalfLength;
        across -= dab.Bend * dab.HalfLength * (t * t - 0.33f);
        var u = MathF.Abs(across) / dab.HalfWidth;
        var end = MathF.Max(MathF.Abs(along) - (dab.HalfLength - dab.HalfWidth), 0) / dab.HalfWidth;
        var far = 1 + 0.5f / dab.HalfWidth;
        if (u * u + end * end > far * far)
            return;
        var reach = MathF.Sqrt(u * u + end * end);
        var cover = Curves.Cover((reach - 1) * dab.HalfWidth) * dab.Opacity;
        var stripe = 0.5f;
        if (dab.Bristle > 0)
        {
            stripe = Noise.Stripe(across * 0.9f, dab.Seed);
            cover *= 1 - dab.Bristle * Curves.Step(0.35f, 0.8f, stripe * 0.7f + t * 0.25f + u * 0.2f);
        }
        picture.Pixels[pixel] = Curves.Mix(picture.Pixels[pixel], dab.Colour * (0.94f + 0.12f * stripe), cover);
        Relief.Values[pixel] = Curves.Mix(Relief.Values[pixel], 0.35f + 0.4f * stripe + 0.25f * u * u, cover);
    }

    /// <summary>Brightens the slopes that face the upper left and darkens the others.</summary>
    public void LightUp(float strength)
    {
        for (var y = 0; y < picture.Height; y++)
        for (var x = 0; x < picture.Width; x++)
            picture[x, y] *= 1 + Math.Clamp(Relief.Slope(x, y) * strength, -0.45f, 0.6f);
    }
}
