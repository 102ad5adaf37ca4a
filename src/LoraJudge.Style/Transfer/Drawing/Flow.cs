using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>
/// The direction along the contours of a picture (structure tensor, smoothed); where nothing leads the eye, a given direction.
/// </summary>
internal sealed class Flow
{
    private readonly Vector3[] doubled;
    private readonly int width;
    private readonly int height;

    /// <param name="rest">Direction, in radians, of places without contours.</param>
    /// <param name="pull">How strong contours must be to win: about 0.0005 to 0.01.</param>
    public Flow(Field tone, float sigma, float rest, float pull = 0.002f)
    {
        (width, height) = (tone.Width, tone.Height);
        var tensor = Picture.Of(width, height, (x, y) => Doubled(tone, x, y)).Blur(sigma);
        var bias = Curves.Towards(2 * rest) * pull;
        doubled = tensor.Pixels;
        for (var i = 0; i < doubled.Length; i++)
            doubled[i] = new Vector3(bias.X - doubled[i].X, bias.Y - doubled[i].Y, doubled[i].Z);
    }

    /// <summary>Radians, of an undirected line: in (−π/2, π/2].</summary>
    public float Angle(float x, float y)
    {
        var v = At(x, y);
        return 0.5f * MathF.Atan2(v.Y, v.X);
    }

    /// <summary>Mean squared gradient about the place: how much detail there is.</summary>
    public float Detail(float x, float y) => At(x, y).Z;

    /// <summary>
    /// Noise smeared along the lines (line integral convolution), evenly spread over 0 to 1: below a threshold t lies a share t.
    /// </summary>
    /// <param name="reach">Steps of one pixel to either side.</param>
    public Field Streaks(Field noise, int reach)
    {
        var directions = Array.ConvertAll(doubled, Halve);
        var streaks = Field.Of(
            width,
            height,
            (x, y) => noise[x, y] + Walk(noise, directions, x, y, reach, 1) + Walk(noise, directions, x, y, reach, -1)
        );
        return Tones.Equalise(streaks);
    }

    private float Walk(Field noise, Vector2[] directions, int x, int y, int reach, int sign)
    {
        var (place, heading, sum) = (new Vector2(x, y), directions[y * width + x] * sign, 0f);
        for (var step = 0; step < reach; step++)
        {
            place += heading;
            var (px, py) = ((int)(place.X + 0.5f), (int)(place.Y + 0.5f));
            if ((uint)px >= (uint)width || (uint)py >= (uint)height)
                return sum * reach / Math.Max(step, 1);
            sum += noise.Values[py * width + px];
            var next = directions[py * width + px];
            heading = Vector2.Dot(next, heading) < 0 ? -next : next;
        }
        return sum;
    }

    private static Vector2 Halve(Vector3 doubled)
    {
        var length = MathF.Sqrt(doubled.X * doubled.X + doubled.Y * doubled.Y);
        var cosine = doubled.X / MathF.Max(length, 1e-12f);
        var sine = MathF.Sqrt(MathF.Max(0, (1 - cosine) / 2));
        return new Vector2(MathF.Sqrt(MathF.Max(0, (1 + cosine) / 2)), doubled.Y < 0 ? -sine : sine);
    }

    private Vector3 At(float x, float y) => doubled[Math.Clamp((int)y, 0, height - 1) * width + Math.Clamp((int)x, 0, width - 1)];

    // Directions d and −d are the same line, so they are averaged as doubled angles.
    private static Vector3 Doubled(Field tone, int x, int y)
    {
        var gx = (tone[x + 1, y] - tone[x - 1, y]) * 0.5f;
        var gy = (tone[x, y + 1] - tone[x, y - 1]) * 0.5f;
        return new Vector3(gx * gx - gy * gy, 2 * gx * gy, gx * gx + gy * gy);
    }
}
