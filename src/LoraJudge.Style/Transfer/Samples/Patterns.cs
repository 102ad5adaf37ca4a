using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Ornaments that repeat.</summary>
internal static class Patterns
{
    public static Scene[] All { get; } =
    [
        new("Star tiles", Stars),
        new("Art deco fans", Fans),
        new("Truchet ribbons", Truchet),
        new("Tumbling blocks", Blocks),
        new("Plaid", Plaid),
        new("Leaves", Leaves),
        new("Scales", Scales),
    ];

    private static void Stars(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var n = dice.Whole(3, 4);
        var (ground, star, cross) = (palette[0], palette[dice.Pick(1, 3)], palette[dice.Pick(2, 5)]);
        canvas.Cover(Canvas.Plain(Curves.Mix(cross, ground, 0.15f)));
        var r = 0.5f / n;
        for (var i = 0; i <= n; i++)
        for (var j = 0; j <= n; j++)
        {
            var at = new Vector2(i, j) * 2 * r;
            EightStar(canvas, at, r * 1.0f, ground);
            EightStar(canvas, at, r * 0.9f, star);
            EightStar(canvas, at, r * 0.62f, ground);
            EightStar(canvas, at, r * 0.55f, palette[4]);
            canvas.Fill(Figure.Disc(at, r * 0.2f), cross);
            var middle = at + new Vector2(r);
            for (var k = 0; k < 4; k++)
            {
                var d = Curves.Towards(k * MathF.PI / 2 + MathF.PI / 4);
                canvas.Fill(Figure.Ellipse(middle + d * r * 0.3f, r * 0.26f, r * 0.1f, MathF.Atan2(d.Y, d.X)), star);
            }
            canvas.Fill(Figure.Disc(middle, r * 0.12f), ground);
        }
        canvas.Glaze((p, c) => c * (1.06f - 0.22f * Vector2.DistanceSquared(p, new(0.4f, 0.35f))));
    }

    private static void EightStar(Canvas canvas, Vector2 at, float radius, Vector3 colour)
    {
        var points = new Vector2[16];
        for (var i = 0; i < 16; i++)
            points[i] = at + Curves.Towards(i * MathF.Tau / 16) * radius * (i % 2 == 0 ? 1 : 0.765f);
        canvas.Fill(Figure.Polygon(points), colour);
    }

    private static void Fans(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var (dark, gold, accent) = (
            dice.Pick(palette[4] * 0.75f, palette[1] * 0.45f, palette[3] * 0.5f),
            dice.Pick(Colour.Hex(0xE3BC6B), palette[0]),
            palette[dice.Whole(1, 3)]
        );
        canvas.Cover(Canvas.Plain(dark));
        var columns = dice.Whole(3, 6);
        var r = 0.5f / columns;
        for (var row = -1; row <= columns * 2 + 2; row++)
        for (var column = -1; column <= columns + 1; column++)
        {
            var at = new Vector2((column * 2 + (row & 1)) * r, row * r + r);
            canvas.Fill(Figure.Disc(at, r), gold);
            canvas.Fill(Figure.Disc(at, r * 0.93f), (row & 1) == 0 ? dark : Curves.Mix(dark, accent, 0.85f));
            for (var ray = 0; ray < 9; ray++)
            {
                var d = Curves.Towards(-MathF.PI * (ray + 0.5f) / 9);
                canvas.Fill(Figure.Line([at + d * r * 0.34f, at + d * r * 0.84f], r * 0.03f, r * 0.12f), gold);
            }
            canvas.Fill(Figure.Disc(at, r * 0.3f), gold);
            canvas.Fill(Figure.Disc(at, r * 0.22f), accent);
        }
        canvas.Glaze((p, c) => c * Curves.Mix(1.15f, 0.8f, Curves.Clamp01((p.X + p.Y) / 2)));
    }

    private static void Truchet(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var n = dice.Whole(5, 7);
        var (seed, wide) = (dice.Seed(), dice.Range(0.26f, 0.34f));
        var (ground, band, edge) = (palette[dice.Pick(3, 4)], palette[dice.Pick(0, 2)], palette[1]);
        canvas.Cover(p =>
        {
            var (cx, cy) = ((int)MathF.Floor(p.X * n), (int)MathF.Floor(p.Y * n));
            var (u, v) = (p.X * n - cx, p.Y * n - cy);
            if (Noise.Grain(cx, cy, seed) < 0.5f)
                u = 1 - u;
            var distance = MathF.Min(
                MathF.Abs(MathF.Sqrt(u * u + v * v) - 0.5f),
                MathF.Abs(MathF.Sqrt((1 - u) * (1 - u) + (1 - v) * (1 - v)) - 0.5f)
            );
            var soft = 0.012f * n / 6;
            var shaded = ground * (0.82f + 0.3f * Curves.Step(wide * 0.5f, 0.5f, distance));
            var colour = Curves.Mix(edge, shaded, Curves.Step(wide * 0.5f - soft, wide * 0.5f + soft, distance));
            var round = band * (1.05f - 1.6f * distance * distance / (wide * wide));
            colour = Curves.Mix(round, colour, Curves.Step(wide * 0.36f - soft, wide * 0.36f + soft, distance));
            return Curves.Mix(edge, colour, Curves.Step(0.02f, 0.02f + soft * 2, distance));
        });
    }

    private static void Blocks(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var r = 1f / dice.Whole(7, 10);
        var (seed, first, second) = (dice.Seed(), palette[dice.Pick(1, 3)], palette[dice.Pick(2, 5)]);
        canvas.Cover(Canvas.Plain(palette[4]));
        var (wide, tall) = (r * MathF.Sqrt(3), r * 1.5f);
        for (var row = -1; row * tall < 1.2f; row++)
        for (var column = -1; column * wide < 1.2f; column++)
        {
            var at = new Vector2((column + (row & 1) * 0.5f) * wide, row * tall);
            var colour = Curves.Mix(first, second, Noise.Grain(column, row, seed)) * (0.9f + 0.2f * Noise.Grain(row, column, seed));
            Vector2 P(int corner) => at + Curves.Towards(corner * MathF.PI / 3 - MathF.PI / 2) * r;
            canvas.Fill(
                Figure.Polygon(P(0), P(1), at, P(5)),
                Canvas.Linear(P(5), Curves.Mix(colour, palette[0], 0.65f), P(1), Curves.Mix(colour, palette[0], 0.4f))
            );
            canvas.Fill(Figure.Polygon(P(1), P(2), P(3), at), Canvas.Linear(at, colour * 0.62f, P(2), colour * 0.45f));
            canvas.Fill(Figure.Polygon(P(3), P(4), P(5), at), Canvas.Linear(at, colour, P(4), colour * 0.82f));
        }
    }

    private static void Plaid(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var stripes = new List<(float Start, float Wide, Vector3 Colour)>();
        for (var i = 0; i < 6; i++)
            stripes.Add((dice.Next(), dice.Range(0.02f, 0.22f), palette[dice.Index(6)]));
        var (ground, repeat) = (palette[dice.Pick(1, 3, 4)], dice.Pick(2, 3));
        Vector3 Thread(float t)
        {
            var (colour, place) = (ground, t * repeat - MathF.Floor(t * repeat));
            foreach (var (start, wide, stripe) in stripes)
            {
                var distance = MathF.Abs(place - start);
                colour = Curves.Mix(
                    colour,
                    stripe,
                    Curves.Step(wide / 2 + 0.006f, wide / 2 - 0.006f, MathF.Min(distance, 1 - distance)) * 0.8f
                );
            }
            return colour;
        }
        canvas.Cover(p =>
        {
            var twill = 0.5f + 0.5f * MathF.Sin((p.X + p.Y) * 256 * 1.2f);
            return Curves.Mix(Thread(p.X), Thread(p.Y), 0.35f + 0.3f * twill) * (0.95f + 0.08f * Noise.Fractal(p.X * 8, p.Y * 8, 2, 3));
        });
    }

    private static void Leaves(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var dark = dice.Chance(0.5f);
        canvas.Cover(Canvas.Plain(dark ? palette[4] * 0.8f : palette[0]));
        var n = dice.Whole(3, 4);
        for (var row = -1; row <= n; row++)
        for (var column = -1; column <= n; column++)
        {
            var at = new Vector2(column + 0.5f + (row & 1) * 0.5f, row + 0.5f) / n;
            var (turn, size) = ((column + row) % 2 == 0 ? 0.6f : -0.6f, 0.42f / n);
            var (green, berry) = (palette[dice.Pick(3, 2)], palette[dice.Pick(1, 5)]);
            var d = Curves.Towards(turn - MathF.PI / 2);
            canvas.Fill(Figure.Curl(0.012f, 0.006f, at - d * size, at, at + d * size), green);
            for (var i = -2; i <= 2; i++)
            for (var side = -1; side <= 1; side += 2)
            {
                var angle = turn - MathF.PI / 2 + side * 0.85f;
                var leaf = at + d * (i * size * 0.36f) + Curves.Towards(angle) * size * 0.32f;
                canvas.Fill(
                    Figure.Ellipse(leaf, size * 0.33f, size * 0.13f, angle),
                    Canvas.Linear(
                        leaf - new Vector2(size * 0.2f),
                        Curves.Mix(green, palette[0], 0.3f),
                        leaf + new Vector2(size * 0.2f),
                        green * 0.8f
                    )
                );
            }
            for (var i = 0; i < 3; i++)
            {
                var dot = at + d * size * 1.15f + Curves.Towards(i * 2.1f + turn) * size * 0.14f;
                canvas.Fill(Figure.Disc(dot, size * 0.13f), Canvas.Ball(dot, size * 0.13f, berry));
            }
        }
    }

    private static void Scales(Canvas canvas, Dice dice)
    {
        var palette = Palettes.Pick(dice);
        var n = dice.Whole(6, 9);
        var (r, seed) = (0.5f / n, dice.Seed());
        Vector3[] ramp = [palette[3], palette[2], palette[5], palette[1]];
        canvas.Cover(Canvas.Plain(palette[4]));
        for (var row = n * 2 + 2; row >= -1; row--)
        for (var column = -1; column <= n; column++)
        {
            var at = new Vector2((column * 2 + (row & 1)) * r, row * r);
            var colour = Colour.Ramp(ramp, Noise.Fractal(at.X * 2.5f, at.Y * 2.5f, 2, seed) * 1.6f - 0.3f);
            canvas.Fill(Figure.Disc(at, r), palette[4]);
            canvas.Fill(
                Figure.Disc(at, r * 0.92f),
                Canvas.Radial(at - new Vector2(0, r * 0.2f), r * 1.2f, colour * 0.62f, Curves.Mix(colour, palette[0], 0.25f))
            );
            canvas.Fill(canvas.Shape(Figure.Disc(at, r * 0.6f)).Without(canvas.Shape(Figure.Disc(at, r * 0.5f))), palette[0], 0.55f);
        }
    }
}
