using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Guitar, lamp, cactus.</summary>
internal static class Belongings
{
    public static void Guitar(Canvas canvas, Dice dice)
    {
        var palette = Objects.Stage(canvas, dice, dice.Range(0.8f, 0.85f));
        var (tilt, foot) = (dice.Range(-0.42f, 0.42f), new Vector2(0.5f, 0.66f));
        var wood = dice.Pick<Vector3>(Colour.Hexes(0xC97B35, 0xA84A2A, 0xE0A552, 0x7C3F24));
        Vector2 P(float x, float y) => foot + Curves.Turn(x, y, -tilt);
        Vector2[] outline =
        [
            P(0, -0.17f),
            P(0.1f, -0.155f),
            P(0.13f, -0.08f),
            P(0.105f, -0.01f),
            P(0.165f, 0.08f),
            P(0.14f, 0.19f),
            P(0, 0.235f),
            P(-0.14f, 0.19f),
            P(-0.165f, 0.08f),
            P(-0.105f, -0.01f),
            P(-0.13f, -0.08f),
            P(-0.1f, -0.155f),
        ];
        canvas.Fill(canvas.Soft(Figure.Blob(Array.ConvertAll(outline, p => p + new Vector2(0.035f, 0.02f))), 0.022f), Vector3.Zero, 0.45f);
        canvas.Fill(Figure.Blob(outline), wood * 0.45f);
        var top = Array.ConvertAll(outline, p => foot + (p - foot) * 0.93f);
        var seed = dice.Seed();
        canvas.Fill(
            Figure.Blob(top),
            p =>
            {
                var local = Curves.Turn(p.X - foot.X, p.Y - foot.Y, tilt);
                var grain = 0.88f + 0.2f * Noise.Fractal(local.X * 60, local.Y * 4, 2, seed);
                return Curves.Mix(
                        Curves.Mix(wood, Vector3.One, 0.22f),
                        wood * 0.55f,
                        Curves.Step(0.02f, 0.27f, Vector2.Distance(p, P(-0.05f, 0.02f)))
                    ) * grain;
            }
        );
        canvas.Fill(Figure.Disc(P(0, 0.0f), 0.058f), palette[0], 0.8f);
        canvas.Fill(Figure.Disc(P(0, 0.0f), 0.048f), new Vector3(0.1f, 0.06f, 0.05f));
        canvas.Fill(Figure.Polygon(P(-0.022f, -0.02f), P(0.022f, -0.02f), P(0.017f, -0.5f), P(-0.017f, -0.5f)), Colour.Hex(0x3B241B));
        for (var i = 0; i < 9; i++)
            canvas.Fill(
                Figure.Line([P(-0.02f, -0.08f - i * 0.045f), P(0.02f, -0.08f - i * 0.045f)], 0.004f),
                new Vector3(0.85f, 0.8f, 0.6f)
            );
        canvas.Fill(Figure.Polygon(P(-0.02f, -0.49f), P(0.02f, -0.49f), P(0.032f, -0.59f), P(-0.032f, -0.59f)), wood * 0.55f);
        for (var i = 0; i < 6; i++)
            canvas.Fill(Figure.Disc(P(i % 2 == 0 ? -0.036f : 0.036f, -0.515f - i / 2 * 0.027f), 0.008f), new Vector3(0.92f));
        canvas.Fill(Figure.Line([P(-0.06f, 0.125f), P(0.06f, 0.125f)], 0.02f), Colour.Hex(0x2C1A14));
        for (var i = 0; i < 6; i++)
            canvas.Fill(
                Figure.Line([P((i - 2.5f) * 0.006f, -0.5f), P((i - 2.5f) * 0.0075f, 0.122f)], 0.0024f),
                new Vector3(0.97f, 0.95f, 0.88f),
                0.85f
            );
    }

    public static void Lamp(Canvas canvas, Dice dice)
    {
        var palette = Objects.Stage(canvas, dice, dice.Range(0.72f, 0.78f));
        canvas.Glaze((_, c) => c * new Vector3(0.42f, 0.4f, 0.55f));
        var (x, foot) = (dice.Range(0.4f, 0.6f), 0.87f);
        var light = new Vector2(x, 0.42f);
        canvas.Glaze(
            (p, c) =>
                c + new Vector3(1, 0.72f, 0.36f) * (0.55f * MathF.Exp(-Vector2.DistanceSquared(p, light) * 7)) * (c + new Vector3(0.3f))
        );
        Objects.Shadow(canvas, new(x, foot), 0.12f, 0.025f);
        var brass = Colour.Hex(0xB98A3A);
        canvas.Fill(Figure.Ellipse(new(x, foot - 0.005f), 0.11f, 0.026f), Objects.Turned(x, 0.11f, brass * 0.8f));
        canvas.Fill(
            Figure.Blob(
                new(x - 0.015f, 0.48f),
                new(x + 0.015f, 0.48f),
                new(x + 0.02f, 0.6f),
                new(x + 0.065f, 0.7f),
                new(x + 0.05f, 0.8f),
                new(x + 0.025f, foot - 0.02f),
                new(x - 0.025f, foot - 0.02f),
                new(x - 0.05f, 0.8f),
                new(x - 0.065f, 0.7f),
                new(x - 0.02f, 0.6f)
            ),
            Objects.Turned(x, 0.068f, palette[dice.Whole(1, 5)], 0.8f)
        );
        var shade = canvas.Shape(Figure.Polygon(new(x - 0.11f, 0.2f), new(x + 0.11f, 0.2f), new(x + 0.22f, 0.49f), new(x - 0.22f, 0.49f)));
        canvas.Fill(
            shade,
            Canvas.Radial(
                new(x, 0.43f),
                0.3f,
                new Vector3(1, 0.95f, 0.74f),
                Curves.Mix(palette[dice.Whole(1, 3)], new Vector3(1, 0.75f, 0.4f), 0.45f)
            )
        );
        for (var i = -4; i <= 4; i++)
            canvas.Fill(
                canvas.Shape(Figure.Line([new(x + i * 0.025f, 0.2f), new(x + i * 0.05f, 0.49f)], 0.005f)).Within(shade),
                new Vector3(0.6f, 0.35f, 0.15f),
                0.35f
            );
        canvas.Fill(Figure.Line([new(x - 0.222f, 0.49f), new(x + 0.222f, 0.49f)], 0.012f), brass);
        canvas.Fill(Figure.Line([new(x - 0.112f, 0.2f), new(x + 0.112f, 0.2f)], 0.01f), brass);
        for (var i = 0; i < dice.Whole(2, 4); i++)
        {
            var (top, side) = (foot + 0.03f - (i + 1) * 0.042f, x > 0.5f ? 0.05f : 0.66f);
            var book = Figure.Box(side + dice.Range(0, 0.03f), top, side + 0.27f + dice.Range(0, 0.03f), top + 0.038f);
            canvas.Fill(
                book,
                Canvas.Radial(light, 0.7f, Curves.Mix(palette[(i + 1) % 6], new Vector3(1, 0.8f, 0.5f), 0.3f), palette[(i + 1) % 6] * 0.45f)
            );
        }
    }

    public static void Cactus(Canvas canvas, Dice dice)
    {
        var palette = Objects.Stage(canvas, dice, dice.Range(0.72f, 0.78f));
        var (x, green) = (dice.Range(0.45f, 0.55f), dice.Pick<Vector3>(Colour.Hexes(0x4F8A4C, 0x3B7A5E, 0x6F9A45)));
        Objects.Shadow(canvas, new(x + 0.03f, 0.9f), 0.14f, 0.03f);
        var (high, low) = (dice.Range(0.3f, 0.38f), dice.Range(0.42f, 0.48f));
        Arm(
            canvas,
            dice,
            green,
            0.09f,
            new(x - 0.03f, low + 0.1f),
            new(x - 0.16f, low + 0.09f),
            new(x - 0.19f, low),
            new(x - 0.19f, low - 0.1f)
        );
        Arm(
            canvas,
            dice,
            green,
            0.085f,
            new(x + 0.03f, high + 0.17f),
            new(x + 0.15f, high + 0.16f),
            new(x + 0.185f, high + 0.09f),
            new(x + 0.185f, high)
        );
        Arm(canvas, dice, green, 0.15f, new(x, 0.7f), new(x, 0.5f), new(x, 0.35f), new(x, 0.22f));
        foreach (var at in (ReadOnlySpan<Vector2>)[new(x, 0.135f), new(x - 0.19f, low - 0.155f)])
            for (var i = 0; i < 7; i++)
                canvas.Fill(
                    Figure.Ellipse(at + Curves.Towards(i * 0.9f) * 0.022f, 0.026f, 0.012f, i * 0.9f),
                    Curves.Mix(palette[1], new Vector3(1, 0.4f, 0.55f), 0.5f) * (0.8f + 0.05f * i)
                );
        var clay = Curves.Mix(Colour.Hex(0xC66B3D), palette[1], 0.3f);
        canvas.Fill(
            Figure.Polygon(new(x - 0.14f, 0.7f), new(x + 0.14f, 0.7f), new(x + 0.1f, 0.91f), new(x - 0.1f, 0.91f)),
            Objects.Turned(x, 0.15f, clay, 0.2f)
        );
        canvas.Fill(Figure.Box(x - 0.16f, 0.665f, x + 0.16f, 0.72f), Objects.Turned(x, 0.17f, Curves.Mix(clay, Vector3.One, 0.1f), 0.2f));
        for (var i = -3; i <= 3; i++)
            canvas.Fill(
                Figure.Polygon(
                    new(x + i * 0.034f, 0.765f),
                    new(x + i * 0.034f + 0.017f, 0.8f),
                    new(x + i * 0.034f, 0.835f),
                    new(x + i * 0.034f - 0.017f, 0.8f)
                ),
                palette[0],
                0.8f
            );
    }

    private static void Arm(Canvas canvas, Dice dice, Vector3 green, float wide, params Vector2[] spine)
    {
        canvas.Fill(Figure.Curl(wide, wide * 0.9f, spine), green * 0.55f);
        for (var i = 0; i < 5; i++)
        {
            var (offset, light) = ((i - 2) * wide * 0.18f, 1.25f - i * 0.17f);
            canvas.Fill(
                canvas.Soft(
                    Figure.Curl(wide * 0.13f, wide * 0.1f, Array.ConvertAll(spine, p => p + new Vector2(offset, offset * 0.3f))),
                    0.003f
                ),
                green * light
            );
        }
        for (var i = 0; i < 26; i++)
        {
            var at = Vector2.Lerp(spine[i % 3], spine[i % 3 + 1], dice.Next()) + new Vector2(dice.Range(-0.42f, 0.42f) * wide, 0);
            canvas.Fill(Figure.Line([at, at + new Vector2(0.008f, -0.008f)], 0.003f), new Vector3(0.96f, 0.95f, 0.8f), 0.8f);
        }
    }
}
