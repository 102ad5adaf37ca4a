using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Compositions of nothing in particular.</summary>
internal static class Abstracts
{
    public static Scene[] All { get; } =
    [
        new("Circles and lines", CirclesAndLines),
        new("Streams", Streams),
        new("Marble", Marble),
        new("Arcs of colour", Arcs),
        new("Translucent discs", Discs),
        new("Paper waves", Waves),
    ];

    private static void CirclesAndLines(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        canvas.Cover(
            Canvas.Radial(new(0.4f, 0.4f), 0.9f, Curves.Mix(palette[0], Vector3.One, 0.4f), Curves.Mix(palette[0], palette[2], 0.25f))
        );
        for (var i = 0; i < 5; i++)
            canvas.Fill(
                canvas.Soft(Figure.Disc(new(dice.Next(), dice.Next()), dice.Range(0.1f, 0.22f)), 0.03f),
                palette[dice.Whole(1, 5)],
                0.35f
            );
        for (var i = 0; i < 6; i++)
        {
            var (at, turn, size) = (new Vector2(dice.Range(0.1f, 0.9f), dice.Range(0.1f, 0.9f)), dice.Next() * 6, dice.Range(0.08f, 0.2f));
            canvas.Fill(
                Figure.Polygon(
                    at + Curves.Towards(turn) * size,
                    at + Curves.Towards(turn + 2.3f) * size,
                    at + Curves.Towards(turn + 3.6f) * size
                ),
                palette[dice.Whole(1, 5)],
                0.85f
            );
        }
        for (var i = 0; i < 6; i++)
        {
            var (at, radius) = (new Vector2(dice.Range(0.1f, 0.9f), dice.Range(0.1f, 0.9f)), dice.Range(0.05f, 0.16f));
            for (var ring = 0; ring < 3; ring++)
                canvas.Fill(Figure.Disc(at, radius * (1 - ring * 0.3f)), palette[(i + ring * 2) % 6], 0.92f);
        }
        for (var i = 0; i < 9; i++)
        {
            var (at, angle) = (new Vector2(dice.Next(), dice.Next()), dice.Range(-1.2f, 0.6f));
            var reach = Curves.Towards(angle) * dice.Range(0.2f, 0.55f);
            canvas.Fill(Figure.Line([at - reach, at + reach], dice.Range(0.003f, 0.012f)), palette[4]);
        }
        for (var i = 0; i < 12; i++)
            canvas.Fill(
                Figure.Box(0.08f + i % 4 * 0.05f, 0.72f + i / 4 * 0.05f, 0.125f + i % 4 * 0.05f, 0.765f + i / 4 * 0.05f),
                (i + i / 4) % 2 == 0 ? palette[4] : palette[1 + i % 3],
                0.95f
            );
        canvas.Fill(
            Figure.Curl(
                0.012f,
                0.004f,
                new(0.55f, 0.1f),
                new(0.7f, 0.2f),
                new(0.6f, 0.3f),
                new(0.8f, 0.38f),
                new(0.72f, 0.5f),
                new(0.92f, 0.6f)
            ),
            palette[4]
        );
    }

    private static void Streams(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var dark = dice.Chance(0.5f);
        canvas.Cover(Canvas.Plain(dark ? palette[4] * 0.6f : palette[0]));
        var (seed, turns, scale) = (dice.Seed(), dice.Range(1.2f, 2.4f), dice.Range(1.4f, 2.4f));
        for (var i = 0; i < 420; i++)
        {
            var at = new Vector2(dice.Range(-0.1f, 1.1f), dice.Range(-0.1f, 1.1f));
            var points = new Vector2[18];
            for (var step = 0; step < points.Length; step++)
            {
                points[step] = at;
                at += Curves.Towards(Noise.Fractal(at.X * scale, at.Y * scale, 2, seed) * turns * MathF.Tau) * 0.016f;
            }
            var colour = palette[dark && i % 6 == 4 ? 0 : i % 6];
            canvas.Fill(Figure.Line(points, dice.Range(0.006f, 0.018f), 0.002f), colour, 0.85f);
        }
    }

    private static void Marble(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var (seed, scale, bands) = (dice.Seed(), dice.Range(1.8f, 3), dice.Range(3f, 5.5f));
        Vector3[] stops = [palette[4], palette[3], palette[0], palette[1], palette[2], palette[0], palette[5], palette[4]];
        canvas.Cover(p =>
        {
            var (qx, qy) = (Noise.Fractal(p.X * scale, p.Y * scale, 4, seed), Noise.Fractal(p.X * scale + 5, p.Y * scale + 2, 4, seed + 7));
            var r = Noise.Fractal(p.X * scale + 3.4f * qx, p.Y * scale + 3.4f * qy, 4, seed + 3);
            var t = r * bands;
            var colour = Colour.Ramp(stops, t - MathF.Floor(t));
            var vein = Curves.Step(0.05f, 0, MathF.Abs(qx - 0.5f)) * 0.5f;
            return Curves.Mix(colour, Colour.Hex(0xE9C877), vein) * (0.88f + 0.3f * (qy - 0.35f));
        });
    }

    private static void Arcs(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var n = dice.Pick(2, 3);
        var quarter = new int[n * n];
        for (var i = 0; i < quarter.Length; i++)
            quarter[i] = dice.Index(4);
        var shift = dice.Index(6);
        canvas.Cover(p =>
        {
            var (cx, cy) = (Math.Clamp((int)(p.X * n), 0, n - 1), Math.Clamp((int)(p.Y * n), 0, n - 1));
            var (u, v, corner) = (p.X * n - cx, p.Y * n - cy, quarter[cy * n + cx]);
            var distance = MathF.Sqrt(MathF.Pow(corner % 2 == 0 ? u : 1 - u, 2) + MathF.Pow(corner / 2 == 0 ? v : 1 - v, 2)) * 5;
            var ring = Math.Min((int)distance, 5);
            var (inside, next) = (palette[(ring + cx + 2 * cy + shift) % 6], palette[(ring + 1 + cx + 2 * cy + shift) % 6]);
            var soft = Curves.Step(0.96f, 1, ring == 5 ? 0 : distance - ring);
            return Curves.Mix(inside, next, soft) * (0.86f + 0.2f * (distance - MathF.Floor(distance)));
        });
    }

    private static void Discs(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        canvas.Cover(Canvas.Linear(Vector2.Zero, palette[0], Vector2.One, Curves.Mix(palette[0], palette[2], 0.35f)));
        for (var i = 0; i < 16; i++)
        {
            var (at, radius, colour) = (new Vector2(dice.Next(), dice.Next()), dice.Range(0.08f, 0.27f), palette[dice.Whole(1, 5)]);
            var disc = canvas.Shape(Figure.Disc(at, radius));
            canvas.Fill(canvas.Soft(Figure.Disc(at + new Vector2(0.012f, 0.018f), radius), 0.015f), palette[4], 0.22f);
            canvas.Fill(
                disc,
                Canvas.Linear(at - new Vector2(radius), Curves.Mix(colour, Vector3.One, 0.25f), at + new Vector2(radius), colour),
                0.66f
            );
            if (i % 3 == 0)
                canvas.Fill(disc.Without(canvas.Shape(Figure.Disc(at, radius - 0.01f))), palette[4], 0.8f);
        }
    }

    private static void Waves(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        canvas.Cover(Canvas.Linear(Vector2.Zero, Curves.Mix(palette[0], Vector3.One, 0.5f), new(0, 0.5f), palette[2]));
        canvas.Fill(
            Figure.Disc(new(dice.Range(0.25f, 0.75f), 0.22f), 0.12f),
            dice.Pick(palette[5], Colour.Hex(0xF4A259), Colour.Hex(0xE76F51))
        );
        for (var i = 0; i < 9; i++)
        {
            var (level, phase, pitch) = (0.26f + i * 0.085f, dice.Next() * 6, dice.Range(4f, 8f));
            var points = new List<Vector2>();
            for (var s = 0; s <= 64; s++)
                points.Add(
                    new(
                        s / 64f * 1.1f - 0.05f,
                        level + 0.04f * MathF.Sin(s / 64f * pitch + phase) + 0.015f * MathF.Sin(s / 64f * pitch * 2.3f)
                    )
                );
            points.AddRange([new(1.05f, 1.1f), new(-0.05f, 1.1f)]);
            var path = Figure.Polygon([.. points]);
            var colour = Colour.Ramp([palette[2], palette[5], palette[1], palette[3], palette[4]], i / 8f);
            canvas.Fill(canvas.Soft(path, 0.014f), Vector3.Zero, 0.3f);
            canvas.Fill(
                path,
                Canvas.Linear(new(0, level - 0.04f), Curves.Mix(colour, Vector3.One, 0.2f), new(0, level + 0.14f), colour * 0.85f)
            );
        }
    }
}
