using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Embroidery
{
    public static ProceduralStyle Style { get; } =
        new("embroidery", "Embroidery", "Satin stitches of shining thread on linen.", ["embroidery", "satin stitch"], Paint);

    private static readonly Vector3[] Threads = Colour.Hexes(
        0x2B2A4C,
        0x37568F,
        0x4E95A6,
        0x4C7A4B,
        0xA3B86C,
        0xF2E6C9,
        0xF0B84E,
        0xE27B3F,
        0xB8313F,
        0xE58FA0,
        0x7B4A78,
        0x6B4630,
        0x8C97A3,
        0xBDB4A2,
        0x5F6B75,
        0xC79A6D
    );

    private static Picture Paint(Easel e)
    {
        var u = e.Unit;
        var colours = e.Graded(1.4f).Blur(1.5f * u);
        var flow = new Flow(e.Tone, 6 * u, e.Angle + 0.9f, 0.003f);
        var linen = Colour.Hex(0xE6D9BD);
        var canvas = e.Each((x, y) => linen * (0.62f + 0.38f * MathF.Abs(MathF.Sin(x * 1.5f / u) * MathF.Sin(y * 1.5f / u))));
        var dabs = new Dabs(canvas);
        foreach (var place in Scatter.Jittered(e.Width, e.Height, 2.9f * u, e.Dice))
        {
            var angle = MathF.Round(flow.Angle(place.X, place.Y) / 0.4f) * 0.4f + e.Dice.Bell() * 0.06f;
            var thread = Curves.Mix(Colour.Nearest(Threads, colours.At(place.X, place.Y)), colours.At(place.X, place.Y), 0.25f);
            Stitch(dabs, place, angle, e.Dice.Range(5.5f, 8) * u, u, thread * e.Dice.Range(0.9f, 1.08f));
        }
        return canvas;
    }

    // Dark edge, body, and a thin light line along the thread.
    private static void Stitch(Dabs dabs, Vector2 place, float angle, float length, float u, Vector3 thread)
    {
        dabs.Lay(new Dab(place, angle, length, 1.55f * u, thread * 0.5f));
        dabs.Lay(new Dab(place, angle, length - 0.4f * u, 1.15f * u, thread));
        var up = Curves.Towards(angle - MathF.PI / 2) * 0.35f * u;
        dabs.Lay(new Dab(place + up, angle, length * 0.6f, 0.45f * u, Curves.Mix(thread, Vector3.One, 0.42f), 0.8f));
    }
}
