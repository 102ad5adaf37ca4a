using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Blueprint
{
    public static ProceduralStyle Style { get; } =
        new(
            "blueprint",
            "Blueprint",
            "A technical drawing in thin white lines on gridded blue.",
            ["blueprint", "technical drawing"],
            Paint
        );

    private static readonly Vector3 Sheet = Colour.Hex(0x1C55B5);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var lines = Outline.StrongEdges(Simplify.Calm(e.Graded(1.2f), 1.6f * u), 0.7f * u);
        var tone = e.Tone.Blur(2 * u);
        var frame = 8 * u;
        return e.Each(
            (x, y) =>
            {
                var p = Curves.Turn(x, y, 0.785f + e.Angle);
                var minor = Curves.Cover(MathF.Min(Curves.ToGrid(x, 8 * u), Curves.ToGrid(y, 8 * u)) - 0.1f) * 0.13f;
                var major = Curves.Cover(MathF.Min(Curves.ToGrid(x, 40 * u), Curves.ToGrid(y, 40 * u)) - 0.2f) * 0.22f;
                var hatch = tone[x, y] < 0.3f ? Curves.Cover(Curves.ToGrid(p.Y, 5 * u) - 0.1f * u) * 0.5f : 0;
                var edge = MathF.Min(MathF.Min(x, e.Width - 1 - x), MathF.Min(y, e.Height - 1 - y));
                var border = Curves.Cover(MathF.Abs(edge - frame) - 0.5f * u) * 0.9f;
                var line = Curves.Step(0.3f, 0.85f, lines[x, y]) * 0.95f * Curves.Step(frame - 1, frame, edge);
                var white = MathF.Max(
                    MathF.Max(line, border),
                    MathF.Max(hatch * Curves.Step(frame - 1, frame, edge), MathF.Max(minor, major))
                );
                var faded = 0.88f + 0.24f * Noise.Fractal(x / (50 * u), y / (50 * u), 3, seed) + 0.04f * (Noise.Grain(x, y, seed) - 0.5f);
                return Curves.Mix(Sheet * faded * (0.9f + 0.16f * tone[x, y]), Colour.Hex(0xEEF5FF), white);
            }
        );
    }
}
