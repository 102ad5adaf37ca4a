using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>The small curves that all shading is made of.</summary>
internal static class Curves
{
    public static float Clamp01(float value) => Math.Clamp(value, 0f, 1f);

    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>, smooth between; falls when from exceeds to.</summary>
    public static float Step(float from, float to, float value)
    {
        var t = Math.Clamp((value - from) / (to - from), 0f, 1f);
        return t * t * (3 - 2 * t);
    }

    /// <summary>Coverage, in [0, 1], of a pixel whose centre lies <paramref name="distance"/> pixels outside an edge.</summary>
    public static float Cover(float distance) => Math.Clamp(0.5f - distance, 0f, 1f);

    public static float Mix(float from, float to, float share) => from + (to - from) * share;

    public static Vector3 Mix(Vector3 from, Vector3 to, float share) => from + (to - from) * share;

    /// <summary>Distance to the nearest multiple of <paramref name="period"/>.</summary>
    public static float ToGrid(float value, float period)
    {
        var t = value / period;
        return MathF.Abs(t - MathF.Round(t)) * period;
    }

    public static Vector2 Turn(float x, float y, float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        return new Vector2(x * cos + y * sin, y * cos - x * sin);
    }

    public static Vector2 Towards(float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        return new Vector2(cos, sin);
    }
}
