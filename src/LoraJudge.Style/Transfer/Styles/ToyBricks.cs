using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class ToyBricks
{
    public static ProceduralStyle Style { get; } =
        new("toy-bricks", "Toy bricks", "Shiny plastic studs in the colours of a toy box.", ["plastic bricks", "studs"], Paint);

    private static readonly Vector3[] Plastics = Colour.Hexes(
        0x1B1F24,
        0xD01012,
        0xF5CD2F,
        0x0D5BB5,
        0x237841,
        0xF4F4F0,
        0xA0A5A9,
        0x5F666B,
        0xF0883A,
        0x6C4A2F,
        0xE4B98C,
        0x7FC4E8,
        0xA5CA52,
        0x7A3C8F,
        0xE37FA5
    );

    private static Picture Paint(Easel e)
    {
        var (u, seed, pitch) = (e.Unit, e.Dice.Seed(), 8f * e.Unit);
        var colours = e.Graded(1.5f).Blur(2.5f * u);
        return e.Each(
            (x, y) =>
            {
                var (i, j) = ((int)(x / pitch), (int)(y / pitch));
                var (dx, dy) = (x + 0.5f - (i + 0.5f) * pitch, y + 0.5f - (j + 0.5f) * pitch);
                var plastic =
                    Colour.Nearest(Plastics, colours.At((i + 0.5f) * pitch, (j + 0.5f) * pitch))
                    * (0.95f + 0.08f * Noise.Grain(i, j, seed));
                var (radius, edge) = (MathF.Sqrt(dx * dx + dy * dy), pitch * 0.5f - MathF.Max(MathF.Abs(dx), MathF.Abs(dy)));
                var stud = pitch * 0.31f;
                var lit = (-dx - dy) / (radius + 0.01f) * 0.7f;
                var colour = plastic * 0.92f;
                var shade = Curves.Cover((MathF.Sqrt((dx - u) * (dx - u) + (dy - 1.4f * u) * (dy - 1.4f * u)) - stud) * 0.6f);
                colour *= 1 - 0.38f * shade;
                var rim = Curves.Step(stud - 1.2f * u, stud - 0.2f * u, radius);
                var top = plastic * (1.03f + 0.3f * rim * lit) + new Vector3(MathF.Max(lit, 0) * rim * 0.16f + 0.03f);
                colour = Curves.Mix(colour, top, Curves.Cover(radius - stud));
                return colour * (edge < 0.7f * u ? 0.72f : 1) + new Vector3(edge < 1.6f * u && edge >= 0.7f * u && dx + dy < 0 ? 0.1f : 0);
            }
        );
    }
}
