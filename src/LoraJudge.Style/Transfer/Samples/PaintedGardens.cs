using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Tree and pond, in the manner of well-known paintings.</summary>
internal static class PaintedGardens
{
    public static void GoldenTree(Canvas canvas, Dice dice)
    {
        var gold = Colour.Hexes(0x8A6420, 0xD9A93F, 0xF3D27A);
        var seed = dice.Seed();
        canvas.Cover(p => Colour.Ramp(gold, Noise.Fractal(p.X * 7, p.Y * 7, 4, seed) * 1.3f - 0.1f));
        for (var i = 0; i < 150; i++)
        {
            var at = new Vector2(dice.Next(), dice.Next());
            canvas.Fill(
                Figure.Box(at.X, at.Y, at.X + dice.Range(0.006f, 0.02f), at.Y + dice.Range(0.006f, 0.02f)),
                dice.Pick<Vector3>(Colour.Hexes(0xFFF0B8, 0x7A5218, 0xC9A03A, 0x3E6B6A)),
                0.6f
            );
        }
        canvas.Fill(
            Skies.Ridge(dice, 0.92f, 0.08f, 0.1f),
            p =>
                dice.Chance(0)
                    ? default
                    : Colour.Ramp(Colour.Hexes(0x2E5B3A, 0x6E8F3F, 0xC24A3A), Noise.Fractal(p.X * 40, p.Y * 40, 1, seed))
        );
        var (x, bark) = (dice.Range(0.44f, 0.56f), Colour.Hex(0x4A2C17));
        canvas.Fill(
            Figure.Blob(
                new(x - 0.035f, 0.4f),
                new(x + 0.035f, 0.4f),
                new(x + 0.05f, 0.75f),
                new(x + 0.12f, 0.95f),
                new(x - 0.12f, 0.95f),
                new(x - 0.05f, 0.75f)
            ),
            bark
        );
        for (var i = 0; i < 9; i++)
        {
            var angle = -MathF.PI * (i + 0.5f) / 9 + dice.Range(-0.1f, 0.1f);
            Curl(canvas, new(x, 0.45f), angle, dice.Range(0.3f, 0.42f), i % 2 == 0 ? 1 : -1, bark, dice);
        }
    }

    private static void Curl(Canvas canvas, Vector2 from, float angle, float reach, int side, Vector3 bark, Dice dice)
    {
        var points = new List<Vector2> { from };
        var (at, heading) = (from, angle);
        for (var i = 0; i < 46; i++)
        {
            heading += side * (i < 14 ? 0.015f : 0.012f * (i - 8));
            at += Curves.Towards(heading) * reach * (i < 14 ? 0.055f : 0.035f);
            points.Add(at);
        }
        canvas.Fill(Figure.Line([.. points], 0.036f, 0.01f), bark);
        for (var i = 0; i < 4; i++)
        {
            var leaf = points[12 + i * 6] + dice.Within(0.03f);
            canvas.Fill(Figure.Disc(leaf, 0.02f), dice.Pick<Vector3>(Colour.Hexes(0xC24A3A, 0x2E6B5E, 0xF7E7B5, 0x2B3F6B)));
            canvas.Fill(Figure.Disc(leaf, 0.009f), Colour.Hex(0xF3D27A));
        }
    }

    public static void Lilies(Canvas canvas, Dice dice)
    {
        var seed = dice.Seed();
        var stops = dice.Pick(
            Colour.Hexes(0x1F4F5F, 0x4B8C8A, 0x9FC6B5, 0xC9B6D9),
            Colour.Hexes(0x27406E, 0x6A79B8, 0xC3A8D1, 0xF2D3C4),
            Colour.Hexes(0x3B1F4B, 0x9C5C8A, 0xF0A58F, 0xFBE3B5)
        );
        canvas.Cover(p =>
            Colour.Ramp(stops, Noise.Fractal(p.X * 2.2f, p.Y * 6, 4, seed) * 1.5f - 0.25f)
            * (0.9f + 0.2f * Noise.Smooth(p.X * 12, p.Y * 60, seed))
        );
        for (var i = 0; i < 7; i++)
            canvas.Fill(
                canvas.Soft(
                    Figure.Curl(
                        0.014f,
                        0.005f,
                        new(i * 0.16f + dice.Range(-0.05f, 0.05f), -0.05f),
                        new(i * 0.16f, 0.2f),
                        new(i * 0.16f + dice.Range(-0.06f, 0.06f), dice.Range(0.3f, 0.6f))
                    ),
                    0.006f
                ),
                Colour.Hex(0x2F5B3A),
                0.5f
            );
        for (var i = 0; i < 20; i++)
        {
            var y = 0.22f + 0.75f * i / 20f;
            var (at, size) = (new Vector2(dice.Next(), y), Curves.Mix(0.035f, 0.1f, y));
            var green = Curves.Mix(Colour.Hex(0x5E9A55), stops[1], dice.Range(0.1f, 0.5f));
            canvas.Fill(canvas.Soft(Figure.Ellipse(at + new Vector2(0.006f, 0.014f), size, size * 0.4f), 0.006f), stops[0], 0.6f);
            canvas.Fill(
                Figure.Ellipse(at, size, size * 0.38f),
                Canvas.Linear(at - new Vector2(size, 0), Curves.Mix(green, Vector3.One, 0.25f), at + new Vector2(size, 0), green * 0.75f)
            );
            canvas.Fill(
                Figure.Polygon(at, at + new Vector2(size * 1.05f, -size * 0.06f), at + new Vector2(size * 1.05f, size * 0.14f)),
                stops[1]
            );
            if (dice.Chance(0.5f))
                Lily(
                    canvas,
                    at - new Vector2(size * 0.2f, size * 0.15f),
                    size * 0.55f,
                    dice.Pick<Vector3>(Colour.Hexes(0xF7B6C8, 0xFFF6E8, 0xE889A8, 0xFBE3A0))
                );
        }
    }

    private static void Lily(Canvas canvas, Vector2 at, float size, Vector3 petal)
    {
        for (var i = 0; i < 7; i++)
        {
            var angle = -MathF.PI * (i + 0.5f) / 7;
            canvas.Fill(
                Figure.Ellipse(at + Curves.Towards(angle) * size * 0.4f, size * 0.45f, size * 0.17f, angle),
                Curves.Mix(petal, new Vector3(0.8f, 0.4f, 0.6f), 0.08f * (i % 3))
            );
        }
        canvas.Fill(Figure.Disc(at - new Vector2(0, size * 0.08f), size * 0.16f), Colour.Hex(0xF2C14E));
    }
}
