using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Teapot, vase, bowl.</summary>
internal static class Tableware
{
    public static void Teapot(Canvas canvas, Dice dice)
    {
        var palette = Objects.Stage(canvas, dice, dice.Range(0.6f, 0.68f));
        var (glaze, trim) = (palette[dice.Whole(1, 3)], palette[0]);
        var (x, y, size) = (dice.Range(0.46f, 0.53f), dice.Range(0.56f, 0.6f), dice.Range(0.9f, 1.08f));
        Vector2 P(float dx, float dy) => new(x + dx * size, y + dy * size);
        Objects.Shadow(canvas, P(0.02f, 0.2f), 0.27f * size, 0.05f * size);
        Paint round = Objects.Turned(x, 0.24f * size, glaze, 0.7f);
        canvas.Fill(
            Figure.Curl(0.035f * size, 0.03f * size, P(0.19f, -0.1f), P(0.33f, -0.13f), P(0.36f, 0.0f), P(0.2f, 0.1f)),
            Objects.Turned(x + 0.29f * size, 0.12f * size, glaze)
        );
        canvas.Fill(
            Figure.Curl(0.1f * size, 0.042f * size, P(-0.17f, 0.08f), P(-0.27f, 0.03f), P(-0.31f, -0.09f), P(-0.38f, -0.13f)),
            Objects.Turned(x - 0.28f * size, 0.16f * size, glaze)
        );
        canvas.Fill(Figure.Ellipse(P(0, 0.195f), 0.12f * size, 0.022f * size), glaze * 0.5f);
        var body = canvas.Shape(
            Figure.Blob(
                P(-0.11f, -0.16f),
                P(0.11f, -0.16f),
                P(0.23f, -0.02f),
                P(0.2f, 0.13f),
                P(0.1f, 0.2f),
                P(-0.1f, 0.2f),
                P(-0.2f, 0.13f),
                P(-0.23f, -0.02f)
            )
        );
        canvas.Fill(body, round);
        for (var i = -3; i <= 3; i++)
            Flower(canvas, body, P(i * 0.068f, 0.035f + 0.008f * MathF.Abs(i)), 0.026f * size, trim, palette[5]);
        canvas.Fill(canvas.Shape(Figure.Box(0, y - 0.075f * size, 1, y - 0.06f * size)).Within(body), trim, 0.8f);
        canvas.Fill(Figure.Ellipse(P(0, -0.16f), 0.125f * size, 0.022f * size), glaze * 0.6f);
        canvas.Fill(Figure.Blob(P(-0.11f, -0.165f), P(-0.07f, -0.215f), P(0.07f, -0.215f), P(0.11f, -0.165f), P(0, -0.15f)), round);
        canvas.Fill(Figure.Disc(P(0, -0.24f), 0.027f * size), Canvas.Ball(P(0, -0.24f), 0.027f * size, trim));
        for (var i = 0; i < 3; i++)
            canvas.Fill(
                canvas.Soft(
                    Figure.Curl(
                        0.016f,
                        0.03f,
                        P(-0.39f, -0.17f - i * 0.015f),
                        P(-0.42f + i * 0.03f, -0.26f),
                        P(-0.37f - i * 0.02f, -0.35f),
                        P(-0.42f + i * 0.02f, -0.46f)
                    ),
                    0.01f
                ),
                Vector3.One,
                0.22f
            );
    }

    private static void Flower(Canvas canvas, Mask body, Vector2 at, float size, Vector3 petal, Vector3 heart)
    {
        for (var i = 0; i < 5; i++)
            canvas.Fill(
                canvas.Shape(Figure.Disc(at + Curves.Towards(i * MathF.Tau / 5) * size * 0.6f, size * 0.42f)).Within(body),
                petal,
                0.85f
            );
        canvas.Fill(canvas.Shape(Figure.Disc(at, size * 0.35f)).Within(body), heart);
    }

    public static void Flowers(Canvas canvas, Dice dice)
    {
        var palette = Objects.Stage(canvas, dice, dice.Range(0.7f, 0.76f));
        var (x, foot) = (dice.Range(0.45f, 0.55f), 0.88f);
        Objects.Shadow(canvas, new(x + 0.03f, foot - 0.01f), 0.13f, 0.035f);
        var heads = new List<Vector2>();
        for (var i = 0; i < 11; i++)
            heads.Add(
                new Vector2(x, 0.3f) + Curves.Towards(i * 2.4f) * MathF.Sqrt(i / 11f) * new Vector2(0.3f, 0.22f) + dice.Within(0.015f)
            );
        var leaf = Curves.Mix(Colour.Hex(0x3F6B3C), palette[4], 0.25f);
        foreach (var head in heads)
        {
            var mouth = new Vector2(x + (head.X - x) * 0.15f, 0.6f);
            canvas.Fill(
                Figure.Curl(0.009f, 0.007f, mouth, Vector2.Lerp(mouth, head, 0.5f) + new Vector2((x - head.X) * 0.2f, 0), head),
                leaf * 0.8f
            );
            var angle = MathF.Atan2(head.Y - mouth.Y, head.X - mouth.X) + dice.Range(-0.9f, 0.9f);
            canvas.Fill(
                Figure.Ellipse(Vector2.Lerp(mouth, head, 0.6f) + Curves.Towards(angle) * 0.05f, 0.065f, 0.02f, angle),
                leaf * dice.Range(0.8f, 1.25f)
            );
        }
        heads.Sort((a, b) => a.Y.CompareTo(b.Y));
        foreach (var head in heads)
            Bloom(canvas, dice, head, dice.Range(0.055f, 0.085f), palette[dice.Pick(1, 2, 3, 5)], palette[0]);
        var vase = Figure.Blob(
            new(x - 0.075f, 0.565f),
            new(x + 0.075f, 0.565f),
            new(x + 0.06f, 0.62f),
            new(x + 0.135f, 0.74f),
            new(x + 0.09f, foot),
            new(x - 0.09f, foot),
            new(x - 0.135f, 0.74f),
            new(x - 0.06f, 0.62f)
        );
        var shape = canvas.Shape(vase);
        canvas.Fill(shape, Objects.Turned(x, 0.14f, Curves.Mix(palette[dice.Whole(1, 5)], palette[0], 0.25f), 0.6f));
        for (var i = 0; i < 3; i++)
            canvas.Fill(canvas.Shape(Figure.Box(0, 0.69f + i * 0.045f, 1, 0.703f + i * 0.045f)).Within(shape), palette[0], 0.6f);
    }

    private static void Bloom(Canvas canvas, Dice dice, Vector2 at, float size, Vector3 petal, Vector3 light)
    {
        var (count, turn) = (dice.Whole(6, 10), dice.Next());
        canvas.Fill(canvas.Soft(Figure.Disc(at + new Vector2(0.008f, 0.012f), size * 0.9f), 0.01f), Vector3.Zero, 0.25f);
        for (var ring = 0; ring < 2; ring++)
        for (var i = 0; i < count; i++)
        {
            var angle = turn + (i + ring * 0.5f) * MathF.Tau / count;
            var reach = size * (ring == 0 ? 0.62f : 0.4f);
            var colour = Curves.Mix(petal, light, 0.12f + ring * 0.2f) * dice.Range(0.88f, 1.05f);
            canvas.Fill(
                Figure.Ellipse(at + Curves.Towards(angle) * reach, reach * 0.75f, size * 0.26f, angle),
                Canvas.Radial(at, size * 1.2f, colour * 0.62f, colour)
            );
        }
        canvas.Fill(Figure.Disc(at, size * 0.25f), Canvas.Ball(at, size * 0.25f, Colour.Hex(0xE0A030)));
    }

    public static void FruitBowl(Canvas canvas, Dice dice)
    {
        var palette = Objects.Stage(canvas, dice, dice.Range(0.55f, 0.62f));
        var (x, y) = (dice.Range(0.46f, 0.54f), 0.66f);
        Objects.Shadow(canvas, new(x + 0.02f, 0.87f), 0.25f, 0.045f);
        var fruits = Colour.Hexes(0xC8362B, 0xE88B2A, 0xE9C13B, 0x8DB33F, 0x6B2C5E, 0xD95F43);
        for (var i = 0; i < 9; i++)
        {
            var at = new Vector2(
                x + (i < 5 ? (i - 2) * 0.125f : (i - 6.5f) * 0.115f) + dice.Range(-0.012f, 0.012f),
                (i < 5 ? y - 0.09f : y - 0.0f) - (i < 5 ? 0.035f * (2 - MathF.Abs(i - 2)) : 0)
            );
            Fruit(canvas, at, dice.Range(0.078f, 0.094f), fruits[dice.Index(fruits.Length)]);
        }
        var bowl = Figure.Blob(
            new(x - 0.35f, y),
            new(x, y + 0.035f),
            new(x + 0.35f, y),
            new(x + 0.25f, y + 0.16f),
            new(x + 0.11f, y + 0.21f),
            new(x - 0.11f, y + 0.21f),
            new(x - 0.25f, y + 0.16f)
        );
        var shape = canvas.Shape(bowl);
        canvas.Fill(shape, Objects.Turned(x, 0.36f, Curves.Mix(palette[dice.Whole(1, 4)], palette[0], 0.3f), 0.5f));
        for (var i = -6; i <= 6; i++)
            canvas.Fill(
                canvas
                    .Shape(
                        Figure.Polygon(
                            new(x + i * 0.056f, y + 0.06f),
                            new(x + i * 0.054f + 0.026f, y + 0.1f),
                            new(x + i * 0.052f, y + 0.14f),
                            new(x + i * 0.054f - 0.026f, y + 0.1f)
                        )
                    )
                    .Within(shape),
                palette[5],
                0.75f
            );
    }

    private static void Fruit(Canvas canvas, Vector2 at, float size, Vector3 colour)
    {
        canvas.Fill(canvas.Soft(Figure.Disc(at + new Vector2(0.012f, 0.014f), size), 0.01f), Vector3.Zero, 0.3f);
        canvas.Fill(Figure.Disc(at, size), Canvas.Ball(at, size, colour));
        canvas.Fill(canvas.Soft(Figure.Ellipse(at - new Vector2(size * 0.4f), size * 0.14f, size * 0.2f, 0.7f), 0.006f), Vector3.One, 0.6f);
        canvas.Fill(
            Figure.Curl(
                0.007f,
                0.01f,
                at - new Vector2(0, size * 0.8f),
                at - new Vector2(-0.008f, size * 1.0f),
                at - new Vector2(-0.02f, size * 1.15f)
            ),
            Colour.Hex(0x4A3220)
        );
    }
}
