using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Chalkboard
{
    public static ProceduralStyle Style { get; } =
        new(
            "chalkboard",
            "Chalkboard",
            "Coloured chalk on a green school board, with the dust of old lessons.",
            ["chalkboard", "chalk drawing"],
            Paint
        );

    private static readonly Vector3 Board = Colour.Hex(0x23382F);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var (tone, colours) = (e.Tone.Blur(1.4f * u), e.Graded(2.2f).Blur(2.5f * u));
        var edges = Outline.StrongEdges(Simplify.Calm(e.Graded(1.2f), 1.8f * u), 0.9f * u);
        return e.Each(
            (x, y) =>
            {
                var dust = Noise.Fractal(x / (46 * u), y / (18 * u), 4, seed);
                var board = Board * (0.8f + 0.3f * dust) + new Vector3(Curves.Step(0.5f, 0.9f, dust) * 0.12f);
                var p = Curves.Turn(x, y, 0.7f + e.Angle);
                var sway = 3 * u * Noise.Smooth(p.X / (30 * u), p.Y / (14 * u), seed + 2);
                var tooth =
                    0.55f * Noise.Grain((int)(x / u), (int)(y / u), seed) + 0.45f * Noise.Smooth(x * 0.8f / u, y * 0.8f / u, seed + 3);
                var light = (tone[x, y] - 0.34f) * 1.9f;
                var stroke = Curves.Step(2.2f, 0.8f, Curves.ToGrid(p.Y + sway, 5 * u) / u) * Curves.Clamp01(light + 0.1f);
                var line = Curves.Step(0.3f, 0.8f, edges[x, y]);
                var chalk = MathF.Max(line * 1.05f, stroke * 1.1f) * Curves.Step(0.12f, 0.62f, tooth + 0.12f * line);
                chalk = MathF.Max(chalk, 0.26f * Curves.Clamp01(light));
                var pastel = Curves.Mix(Colour.Relight(colours[x, y], 0.72f), Colour.Hex(0xF5F3E6), 0.22f + 0.45f * line);
                return Curves.Mix(board, pastel, Curves.Clamp01(chalk));
            }
        );
    }
}
