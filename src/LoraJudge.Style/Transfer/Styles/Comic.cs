using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Comic
{
    public static ProceduralStyle Style { get; } =
        new("comic", "Comic", "Primary colours, Ben-Day dots and heavy black ink.", ["comic book", "ben-day dots"], Paint);

    private static readonly Vector3[] Inks = Colour.Hexes(0xFFF8E4, 0xFFD500, 0xE8262B, 0x1E6FD9, 0xF7B58C, 0x6EC6F2, 0x2BA24C);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var calm = Simplify.Calm(e.Graded(1.7f), 2 * u);
        var tone = Tones.Even(calm.Light());
        var contours = Outline.Ink(tone.Blur(0.6f * u), 1.7f * u, 16);
        var shift = e.Dice.Next() * 6;
        return e.Each(
            (x, y) =>
            {
                var ink = Colour.Nearest(Inks, Vector3.Clamp(calm[x, y] * 1.2f + new Vector3(0.08f), Vector3.Zero, Vector3.One));
                var t = tone[x, y];
                var dots = Halftone.Dot(x + shift, y, 5.6f * u, 0.785f + e.Angle, Curves.Step(0.95f, 0.3f, t) * 0.42f);
                var light = Curves.Mix(ink, Inks[0], 0.62f * Curves.Step(0.3f, 0.75f, t));
                var colour = Curves.Mix(light, ink == Inks[0] ? Inks[5] : ink * 0.92f, dots);
                var black = MathF.Max(contours[x, y], Curves.Step(0.17f, 0.13f, t));
                var rough = 0.97f + 0.05f * Noise.Grain(x, y, seed);
                return Curves.Mix(colour * rough, Colour.Hex(0x0E0D12), black);
            }
        );
    }
}
