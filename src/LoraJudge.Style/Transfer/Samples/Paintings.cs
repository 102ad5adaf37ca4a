using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Compositions in the manner of well-known paintings.</summary>
internal static class Paintings
{
    public static Scene[] All { get; } =
    [
        new("Swirling night", SwirlingNight),
        new("Bottles", Bottles),
        new("Colour field", ColourField),
        new("Great wave", GreatWave),
        new("Golden tree", GoldenTree),
        new("Water lilies", Lilies),
    ];

    private static void SwirlingNight(Canvas canvas, Dice dice)
    {
        var eddies = new Vector3[5];
        for (var i = 0; i < eddies.Length; i++)
            eddies[i] = new(dice.Next(), dice.Range(0.05f, 0.55f), dice.Range(0.07f, 0.16f));
        var seed = dice.Seed();
        var stops = dice.Chance(0.6f)
            ? Colour.Hexes(0x0E1B4D, 0x2456A6, 0x6FA8DC, 0xF4E9A8, 0x2C63B0, 0x12245E)
            : Colour.Hexes(0x2B0F3F, 0x7A3B8F, 0xE59BB0, 0xFFE9A8, 0x8A4A9E, 0x32134F);
        canvas.Cover(p =>
        {
            var q = p;
            foreach (var e in eddies)
            {
                var d = p - new Vector2(e.X, e.Y);
                q += Curves.Turn(d.X, d.Y, 5 * MathF.Exp(-d.LengthSquared() / (e.Z * e.Z))) - d;
            }
            var t = q.Y * 3.2f + 0.35f * MathF.Sin(q.X * 9) + 0.5f * Noise.Fractal(q.X * 6, q.Y * 16, 3, seed);
            return Colour.Ramp(stops, t - MathF.Floor(t)) * 0.95f;
        });
        foreach (var e in eddies)
        {
            var at = new Vector2(e.X, e.Y);
            canvas.Glaze(
                (p, c) =>
                    Curves.Mix(c, new Vector3(1, 0.9f, 0.5f), 0.85f * MathF.Exp(-Vector2.DistanceSquared(p, at) / (e.Z * e.Z * 0.22f)))
            );
            canvas.Fill(Figure.Disc(at, e.Z * 0.26f), new Vector3(1, 0.97f, 0.76f));
        }
        var land = stops[0];
        for (var i = 0; i < 3; i++)
            canvas.Fill(
                Skies.Ridge(dice, 0.78f + i * 0.1f, 0.16f, 0.15f),
                Canvas.Linear(new(0, 0.65f), Curves.Mix(land, stops[1], 0.8f - 0.3f * i), new(0, 1), land)
            );
        for (var i = 0; i < 7; i++)
        {
            var (x, y) = (dice.Range(0.35f, 0.95f), dice.Range(0.8f, 0.9f));
            canvas.Fill(
                Figure.Polygon(
                    new(x - 0.035f, y),
                    new(x - 0.035f, y - 0.04f),
                    new(x, y - 0.075f),
                    new(x + 0.035f, y - 0.04f),
                    new(x + 0.035f, y)
                ),
                land * 1.5f
            );
            canvas.Fill(Figure.Box(x - 0.01f, y - 0.03f, x + 0.01f, y - 0.012f), new Vector3(1, 0.8f, 0.35f));
        }
        var tree = dice.Range(0.12f, 0.26f);
        canvas.Fill(
            Figure.Blob(
                new(tree, 0.14f),
                new(tree + 0.035f, 0.4f),
                new(tree + 0.09f, 0.7f),
                new(tree + 0.06f, 1.08f),
                new(tree - 0.08f, 1.08f),
                new(tree - 0.08f, 0.7f),
                new(tree - 0.02f, 0.42f)
            ),
            p => new Vector3(0.06f, 0.14f, 0.12f) * (0.7f + 1.1f * Noise.Smooth(p.X * 45 + p.Y * 6, p.Y * 7, seed))
        );
    }

    private static void Bottles(Canvas canvas, Dice dice)
    {
        var tones = dice.Pick(
            Colour.Hexes(0xE9DDC9, 0xB7A58B, 0xC97B5A, 0x7E8C8A, 0xEFE6D6, 0x8A6B5A),
            Colour.Hexes(0xDCE0DA, 0x8FA3A0, 0x54707A, 0xD8A477, 0xF1EBDD, 0xA65A4A)
        );
        canvas.Cover(
            Canvas.Linear(Vector2.Zero, Curves.Mix(tones[0], Vector3.One, 0.25f), new(1, 0.7f), Curves.Mix(tones[1], tones[0], 0.4f))
        );
        var table = dice.Range(0.62f, 0.7f);
        canvas.Fill(
            Figure.Box(-0.1f, table, 1.1f, 1.1f),
            Canvas.Linear(new(0, table), Curves.Mix(tones[1], tones[0], 0.55f), new(0.5f, 1), tones[1])
        );
        for (var i = 0; i < 6; i++)
        {
            var (x, foot) = (0.17f + i * 0.132f + dice.Range(-0.015f, 0.015f), table + 0.08f + (i % 2) * 0.07f);
            var (half, tall, neck) = (dice.Range(0.05f, 0.078f), dice.Range(0.2f, 0.5f), dice.Range(0.25f, 0.6f));
            Objects.Shadow(canvas, new(x + 0.03f, foot), half * 1.2f, 0.018f);
            var shoulder = foot - tall * dice.Range(0.45f, 0.65f);
            var (top, thin) = (foot - tall, half * neck);
            var bottle = Figure.Blob(
                new(x - thin, top),
                new(x + thin, top),
                new(x + thin * 1.05f, (top + shoulder) / 2),
                new(x + half, shoulder),
                new(x + half, foot - 0.02f),
                new(x + half * 0.85f, foot + 0.008f),
                new(x - half * 0.85f, foot + 0.008f),
                new(x - half, foot - 0.02f),
                new(x - half, shoulder),
                new(x - thin * 1.05f, (top + shoulder) / 2)
            );
            var shape = canvas.Shape(bottle);
            canvas.Fill(shape, Objects.Turned(x, half * 1.1f, tones[(i + 2) % 6] * dice.Range(0.95f, 1.1f), 0.3f));
            canvas.Fill(canvas.Shape(Figure.Box(0, shoulder + 0.05f, 1, shoulder + 0.085f)).Within(shape), tones[(i + 4) % 6], 0.5f);
            canvas.Fill(Figure.Ellipse(new(x, top + 0.004f), thin * 0.8f, thin * 0.25f), tones[5] * 0.45f, 0.8f);
        }
    }

    private static void ColourField(Canvas canvas, Dice dice)
    {
        var schemes = dice.Pick(
            Colour.Hexes(0x6E1423, 0xF28A2E, 0xD9342B, 0xF6C445),
            Colour.Hexes(0x1B2A5B, 0x3F6FD1, 0xE0567A, 0x7FC6D8),
            Colour.Hexes(0xE7A33C, 0xC73E3A, 0xF3D9A4, 0x5B2A4E),
            Colour.Hexes(0x173B3F, 0x2F8F83, 0xE9C46A, 0xE76F51)
        );
        var (seed, count, y) = (dice.Seed(), dice.Whole(2, 3), 0.06f);
        canvas.Cover(p => schemes[0] * (0.88f + 0.28f * Noise.Fractal(p.X * 3, p.Y * 3, 4, seed)));
        for (var i = 0; i < count; i++)
        {
            var tall = i == count - 1 ? 0.94f - y : 0.88f / count * dice.Range(0.7f, 1.25f);
            var (colour, under, layer) = (schemes[1 + (i + seed & 1) % 3], schemes[1 + (i + 1) % 3], seed + i * 17);
            if (count == 3)
                colour = schemes[1 + i];
            for (var coat = 0; coat < 3; coat++)
            {
                var inset = coat * 0.007f;
                var box = canvas.Soft(Figure.Box(0.07f + inset, y + inset, 0.93f - inset, y + tall - 0.02f - inset), 0.006f);
                canvas.Fill(
                    box,
                    p =>
                    {
                        var cloud = Noise.Fractal(p.X * 3, p.Y * 6, 4, layer);
                        var brush = Noise.Fractal(p.X * 4, p.Y * 60, 2, layer + 5);
                        return Curves.Mix(colour, under, 0.3f * Curves.Step(0.4f, 0.8f, cloud)) * (0.86f + 0.16f * brush + 0.14f * cloud);
                    },
                    0.62f
                );
            }
            y += tall + 0.005f;
        }
    }

    private static void GreatWave(Canvas canvas, Dice dice)
    {
        var (sky, sea) = dice.Chance(0.5f) ? (Colour.Hex(0xF1E3C2), Colour.Hex(0x1F4E79)) : (Colour.Hex(0xF4CDB0), Colour.Hex(0x17606A));
        canvas.Cover(Canvas.Linear(Vector2.Zero, Curves.Mix(sky, sea, 0.3f), new(0, 0.6f), sky));
        canvas.Fill(Figure.Disc(new(0.72f, 0.3f), 0.09f), dice.Pick(Colour.Hex(0xD9573F), Colour.Hex(0xF2B84B)));
        var peak = dice.Range(0.5f, 0.7f);
        canvas.Fill(
            Figure.Polygon(new(peak - 0.3f, 0.72f), new(peak - 0.03f, 0.5f), new(peak + 0.03f, 0.5f), new(peak + 0.3f, 0.72f)),
            Curves.Mix(sea, sky, 0.45f)
        );
        canvas.Fill(
            Figure.Polygon(
                new(peak - 0.09f, 0.55f),
                new(peak - 0.03f, 0.5f),
                new(peak + 0.03f, 0.5f),
                new(peak + 0.09f, 0.55f),
                new(peak + 0.03f, 0.54f),
                new(peak, 0.565f),
                new(peak - 0.03f, 0.54f)
            ),
            Vector3.One
        );
        var crest = dice.Range(-0.03f, 0.05f);
        Vector2[] wave =
        [
            new(-0.05f, 0.35f + crest),
            new(0.14f, 0.2f + crest),
            new(0.36f, 0.17f + crest),
            new(0.53f, 0.28f + crest),
            new(0.58f, 0.43f + crest),
            new(0.5f, 0.38f + crest),
            new(0.4f, 0.34f + crest),
            new(0.36f, 0.46f),
            new(0.43f, 0.64f),
            new(0.62f, 0.76f),
            new(1.06f, 0.72f),
            new(1.06f, 1.1f),
            new(-0.05f, 1.1f),
        ];
        var shape = canvas.Shape(Figure.Blob(wave));
        canvas.Fill(
            shape,
            p =>
            {
                var around = Vector2.Distance(p, new(0.52f, 0.42f + crest)) * 34 + 2.2f * MathF.Sin(p.X * 5);
                var stripe = Curves.Step(-0.35f, 0.35f, MathF.Sin(around));
                return Curves.Mix(Curves.Mix(sea, sky, 0.5f), sea, stripe) * Curves.Mix(1.05f, 0.7f, p.Y);
            }
        );
        for (var i = 0; i < 80; i++)
        {
            var t = dice.Next() * 5;
            var (a, b) = (wave[(int)t], wave[(int)t + 1]);
            canvas.Fill(
                Figure.Disc(Vector2.Lerp(a, b, t - (int)t) + dice.Within(0.022f), dice.Range(0.008f, 0.026f)),
                new Vector3(0.98f, 0.97f, 0.93f)
            );
        }
        for (var i = 0; i < 40; i++)
            canvas.Fill(
                Figure.Disc(new(dice.Range(0.4f, 0.75f), dice.Range(0.15f, 0.6f) + crest), dice.Range(0.003f, 0.007f)),
                Vector3.One
            );
        canvas.Fill(
            Figure.Blob(
                new(-0.05f, 0.83f),
                new(0.2f, 0.78f),
                new(0.45f, 0.87f),
                new(0.7f, 0.84f),
                new(1.05f, 0.9f),
                new(1.05f, 1.1f),
                new(-0.05f, 1.1f)
            ),
            Canvas.Linear(new(0, 0.78f), Curves.Mix(sea, sky, 0.3f), new(0, 1), sea * 0.7f)
        );
    }

    private static void GoldenTree(Canvas canvas, Dice dice)
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

    private static void Lilies(Canvas canvas, Dice dice)
    {
        var seed = dice.Seed();
        var stops = dice.Pick(Colour.Hexes(0x1F4F5F, 0x4B8C8A, 0x9FC6B5, 0xC9B6D9), Colour.Hexes(0x27406E, 0x6A79B8, 0xC3A8D1, 0xF2D3C4));
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
