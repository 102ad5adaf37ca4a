using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Thermal
{
    public static ProceduralStyle Style { get; } =
        new(
            "thermal",
            "Thermal camera",
            "False colours from black over violet and orange to white, with lines of equal heat.",
            ["thermal imaging", "false color"],
            Paint
        );

    private static readonly Vector3[] Heat = Colour.Hexes(0x07031C, 0x35106B, 0x8B1E87, 0xD63A5C, 0xF98426, 0xFFD23F, 0xFFFBE0);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var heat = e.Tone.Blur(3.2f * u);
        return e.Each(
            (x, y) =>
            {
                var t = heat[x, y] + (Noise.Grain((int)(x / (2 * u)), (int)(y / (2 * u)), seed) - 0.5f) * 0.035f;
                var slope = MathF.Abs(heat.Slope(x, y)) + 0.004f;
                var line = Curves.Step(0.9f, 0.3f, Curves.ToGrid(heat[x, y], 0.125f) / slope);
                var scan = 0.94f + 0.06f * MathF.Sin(y * 2.1f / u);
                return Curves.Mix(Colour.Ramp(Heat, t), Vector3.One, line * 0.3f) * scan;
            }
        );
    }
}
