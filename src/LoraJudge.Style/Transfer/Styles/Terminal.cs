using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Terminal
{
    public static ProceduralStyle Style { get; } =
        new("terminal", "Terminal", "Green letters on a black tube screen.", ["ascii art", "green phosphor"], Paint);

    // Five by seven dots, a row a byte; from empty to full.
    private static readonly byte[][] Glyphs =
    [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 12, 12],
        [0, 12, 12, 0, 12, 12, 0],
        [0, 0, 0, 31, 0, 0, 0],
        [0, 4, 4, 31, 4, 4, 0],
        [0, 21, 14, 31, 14, 21, 0],
        [14, 17, 16, 14, 1, 17, 14],
        [25, 26, 2, 4, 8, 11, 19],
        [10, 10, 31, 10, 31, 10, 10],
        [14, 17, 23, 21, 23, 16, 14],
        [17, 27, 21, 21, 17, 17, 17],
    ];

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var (wide, tall) = (6 * u, 8 * u);
        var tone = e.Tone.Blur(2 * u);
        var screen = Field.Of(
            e.Width,
            e.Height,
            (x, y) =>
            {
                var (i, j) = ((int)(x / wide), (int)(y / tall));
                var light = tone.At((i + 0.5f) * wide, (j + 0.5f) * tall);
                var glyph = Glyphs[Math.Clamp((int)(light * 10.4f + Noise.Grain(i, j, seed) * 0.8f), 0, 10)];
                var (column, row) = ((int)((x - i * wide) / u), (int)((y - j * tall) / u));
                var lit = column < 5 && row < 7 && ((glyph[row] >> (4 - column)) & 1) == 1;
                return lit ? 0.6f + 0.4f * light : 0;
            }
        );
        var (near, far) = (screen.Blur(0.42f * u), screen.Blur(5 * u));
        return e.Each(
            (x, y) =>
            {
                var scan = 0.82f + 0.18f * MathF.Cos(y * MathF.PI / u);
                var (a, b) = (x / (float)e.Width - 0.5f, y / (float)e.Height - 0.5f);
                var tube = 1.05f - 0.9f * (a * a + b * b);
                return (
                        new Vector3(0.01f, 0.05f, 0.03f)
                        + new Vector3(0.42f, 1.5f, 0.6f) * near[x, y] * scan
                        + new Vector3(0.02f, 0.38f, 0.16f) * far[x, y]
                    ) * tube;
            }
        );
    }
}
