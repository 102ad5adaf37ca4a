using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Boat and bicycle.</summary>
internal static class Vehicles
{
    public static void SailingBoat(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var horizon = dice.Range(0.6f, 0.68f);
        Skies.Clouds(canvas, dice, Curves.Mix(palette[3], palette[0], 0.35f), Curves.Mix(palette[2], palette[0], 0.7f), horizon);
        Skies.Sea(canvas, dice, horizon, Curves.Mix(palette[3], new Vector3(0.1f, 0.3f, 0.45f), 0.5f), 0.5f);
        var (x, size, lean) = (dice.Range(0.44f, 0.56f), dice.Range(0.9f, 1.1f), dice.Range(-0.07f, 0.07f));
        var side = dice.Chance(0.5f) ? 1 : -1;
        Vector2 P(float dx, float dy) => new(x + side * (dx - lean * dy * side) * size, horizon + 0.13f + dy * size);
        canvas.Fill(canvas.Soft(Figure.Ellipse(P(0, 0.035f), 0.25f * size, 0.03f), 0.012f), new Vector3(0.03f, 0.08f, 0.14f), 0.55f);
        Paint Sail(Vector3 colour, float from, float to) =>
            Canvas.Linear(P(from, -0.3f), Curves.Mix(colour, Vector3.One, 0.4f), P(to, -0.1f), colour * 0.8f);
        canvas.Fill(Figure.Line([P(0.01f, 0), P(0.01f, -0.58f)], 0.014f, 0.008f), Colour.Hex(0x5A3A24));
        canvas.Fill(
            Figure.Blob(P(0.03f, -0.56f), P(0.14f, -0.36f), P(0.27f, -0.08f), P(0.14f, -0.055f), P(0.03f, -0.06f), P(0.05f, -0.3f)),
            Sail(palette[0], 0.02f, 0.28f)
        );
        canvas.Fill(
            Figure.Blob(P(-0.01f, -0.5f), P(-0.1f, -0.28f), P(-0.22f, -0.07f), P(-0.1f, -0.055f), P(-0.015f, -0.06f), P(-0.02f, -0.28f)),
            Sail(palette[1], -0.2f, 0)
        );
        canvas.Fill(Figure.Polygon(P(0.01f, -0.58f), P(0.09f, -0.56f), P(0.01f, -0.535f)), palette[2]);
        var hull = canvas.Shape(
            Figure.Blob(
                P(-0.27f, -0.035f),
                P(-0.1f, -0.02f),
                P(0.15f, -0.022f),
                P(0.31f, -0.05f),
                P(0.22f, 0.045f),
                P(0, 0.065f),
                P(-0.2f, 0.045f)
            )
        );
        canvas.Fill(hull, Canvas.Linear(P(0, -0.04f), Curves.Mix(palette[4], palette[1], 0.45f), P(0, 0.07f), palette[4] * 0.6f));
        canvas.Fill(
            canvas.Shape(Figure.Curl(0.012f, 0.012f, P(-0.29f, -0.012f), P(0, 0.006f), P(0.33f, -0.025f))).Within(hull),
            palette[0],
            0.9f
        );
        canvas.Fill(canvas.Soft(Figure.Curl(0.012f, 0.004f, P(-0.28f, 0.05f), P(0, 0.075f), P(0.27f, 0.04f)), 0.004f), Vector3.One, 0.75f);
        for (var i = 0; i < 3; i++)
            Gull(canvas, new(dice.Range(0.08f, 0.9f), dice.Range(0.08f, 0.3f)), dice.Range(0.02f, 0.04f));
    }

    private static void Gull(Canvas canvas, Vector2 at, float span) =>
        canvas.Fill(
            Figure.Curl(
                0.006f,
                0.004f,
                at + new Vector2(-span, -span * 0.3f),
                at + new Vector2(-span * 0.4f, -span * 0.4f),
                at,
                at + new Vector2(span * 0.4f, -span * 0.4f),
                at + new Vector2(span, -span * 0.2f)
            ),
            new Vector3(0.16f, 0.18f, 0.24f),
            0.85f
        );

    public static void Bicycle(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var ground = dice.Range(0.74f, 0.79f);
        canvas.Cover(
            Canvas.Linear(Vector2.Zero, Curves.Mix(palette[3], palette[0], 0.6f), new(1, 0.9f), Curves.Mix(palette[5], palette[0], 0.35f))
        );
        Bricks(canvas, dice, palette, ground);
        canvas.Fill(
            Figure.Box(-0.1f, ground, 1.1f, 1.1f),
            Canvas.Linear(new(0, ground), Curves.Mix(palette[4], palette[0], 0.55f), new(0, 1), Curves.Mix(palette[4], palette[0], 0.25f))
        );
        var (frame, dark) = (palette[dice.Whole(1, 2)], new Vector3(0.13f, 0.12f, 0.14f));
        var wheel = dice.Range(0.165f, 0.18f);
        var (rear, front) = (new Vector2(0.27f, ground + 0.04f - wheel), new Vector2(0.735f, ground + 0.04f - wheel));
        foreach (var hub in (ReadOnlySpan<Vector2>)[rear, front])
        {
            canvas.Fill(
                canvas.Soft(Figure.Ellipse(hub + new Vector2(0.03f, wheel + 0.004f), wheel * 0.9f, 0.016f), 0.012f),
                Vector3.Zero,
                0.45f
            );
            for (var i = 0; i < 16; i++)
                canvas.Fill(
                    Figure.Line([hub, hub + Curves.Towards(i * MathF.Tau / 16) * wheel], 0.004f),
                    Curves.Mix(dark, Vector3.One, 0.5f),
                    0.8f
                );
            canvas.Fill(canvas.Shape(Figure.Disc(hub, wheel)).Without(canvas.Shape(Figure.Disc(hub, wheel - 0.018f))), dark);
            canvas.Fill(
                canvas.Shape(Figure.Disc(hub, wheel - 0.018f)).Without(canvas.Shape(Figure.Disc(hub, wheel - 0.026f))),
                new Vector3(0.8f)
            );
            canvas.Fill(Figure.Disc(hub, 0.016f), dark);
        }
        var (crank, seat, head) = (
            new Vector2(0.46f, rear.Y + 0.03f),
            new Vector2(0.4f, rear.Y - 0.22f),
            new Vector2(0.665f, rear.Y - 0.23f)
        );
        Paint tube = Canvas.Linear(new(0, seat.Y), Curves.Mix(frame, Vector3.One, 0.25f), new(0, crank.Y), frame * 0.8f);
        foreach (
            var (a, b) in (ReadOnlySpan<(Vector2, Vector2)>)
                [
                    (rear, crank),
                    (rear, seat),
                    (seat, crank),
                    (seat + new Vector2(0.01f, 0.04f), head),
                    (crank, head + new Vector2(0.012f, 0.05f)),
                    (head - new Vector2(0.012f, 0.06f), front),
                ]
        )
            canvas.Fill(Figure.Line([a, b], 0.021f), tube);
        canvas.Fill(
            Figure.Curl(
                0.014f,
                0.02f,
                head - new Vector2(0.012f, 0.055f),
                head + new Vector2(0.02f, -0.085f),
                head + new Vector2(-0.02f, -0.1f),
                head + new Vector2(-0.075f, -0.085f)
            ),
            dark
        );
        canvas.Fill(Figure.Line([seat, seat - new Vector2(0.012f, 0.045f)], 0.014f), dark);
        canvas.Fill(
            Figure.Blob(
                seat + new Vector2(-0.085f, -0.06f),
                seat + new Vector2(0.0f, -0.05f),
                seat + new Vector2(0.055f, -0.05f),
                seat + new Vector2(-0.02f, -0.03f),
                seat + new Vector2(-0.08f, -0.03f)
            ),
            Colour.Hex(0x6B4226)
        );
        canvas.Fill(Figure.Disc(crank, 0.038f), dark);
        canvas.Fill(Figure.Disc(crank, 0.022f), new Vector3(0.75f));
        canvas.Fill(Figure.Line([crank, crank + new Vector2(0.03f, 0.065f), crank + new Vector2(0.065f, 0.065f)], 0.012f), dark);
        Basket(canvas, dice, head + new Vector2(0.075f, -0.02f), palette);
    }

    private static void Basket(Canvas canvas, Dice dice, Vector2 at, Vector3[] palette)
    {
        for (var i = 0; i < 9; i++)
        {
            var flower = at + new Vector2(dice.Range(-0.06f, 0.06f), -0.065f - dice.Range(0, 0.05f));
            canvas.Fill(Figure.Disc(flower, dice.Range(0.018f, 0.03f)), Canvas.Ball(flower, 0.03f, palette[dice.Pick(1, 2, 5)]));
        }
        canvas.Fill(
            Figure.Polygon(
                at + new Vector2(-0.075f, -0.065f),
                at + new Vector2(0.075f, -0.065f),
                at + new Vector2(0.055f, 0.04f),
                at + new Vector2(-0.055f, 0.04f)
            ),
            p => Colour.Hex(0xC08A4E) * (0.8f + 0.25f * MathF.Abs(MathF.Sin(p.X * 130) * MathF.Sin(p.Y * 130)))
        );
    }

    private static void Bricks(Canvas canvas, Dice dice, Vector3[] palette, float ground)
    {
        for (var row = 0; row < 16; row++)
        for (var column = 0; column < 8; column++)
        {
            if (dice.Chance(0.62f))
                continue;
            var (x, y) = (column * 0.14f - (row % 2) * 0.07f, ground - 0.05f * (row + 1));
            canvas.Fill(Figure.Box(x, y, x + 0.13f, y + 0.042f), palette[dice.Pick(0, 5, 2)], 0.16f);
        }
    }
}
