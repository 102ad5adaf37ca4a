using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>
/// The direction along the contours of a picture (structure tensor, smoothed); where nothing leads the eye, a given direction.
/// </summary>
internal sealed class Flow
{
    private readonly Vector3[] _doubled;
    private readonly int _width;
    private readonly int _height;

    /// <param name="rest">Direction, in radians, of places without contours.</param>
    /// <param name="pull">How strong contours must be to win: about 0.0005 to 0.01.</param>
    public Flow(Field tone, float sigma, float rest, float pull = 0.002f)
    {
        (_width, _height) = (tone.Width, tone.Height);
        var tensor = Picture.Of(_width, _height, (x, y) => Doubled(tone, x, y)).Blur(sigma);
        var bias = Curves.Towards(2 * rest) * pull;
        _doubled = tensor.Pixels;
        for (var i = 0; i < _doubled.Length; i++)
            _doubled[i] = new Vector3(bias.X - _doubled[i].X, bias.Y - _doubled[i].Y, _doubled[i].Z);
    }

    /// <summary>Radians, of an undirected line: in (−π/2, π/2].</summary>
    public float Angle(float x, float y)
    {
        var v = At(x, y);
        return 0.5f * MathF.Atan2(v.Y, v.X);
    }

    /// <summary>Mean squared gradient about the place: how much detail there is.</summary>
    public float Detail(float x, float y) => At(x, y).Z;

    private Vector3 At(float x, float y) => _doubled[Math.Clamp((int)y, 0, _height - 1) * _width + Math.Clamp((int)x, 0, _width - 1)];

    // Directions d and −d are the same line, so they are averaged as doubled angles.
    private static Vector3 Doubled(Field tone, int x, int y)
    {
        var gx = (tone[x + 1, y] - tone[x - 1, y]) * 0.5f;
        var gy = (tone[x, y + 1] - tone[x, y - 1]) * 0.5f;
        return new Vector3(gx * gx - gy * gy, 2 * gx * gy, gx * gx + gy * gy);
    }
}
