using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Night sky and sea, in the manner of well-known paintings.</summary>
internal static class PaintedSkies
{
    public static void SwirlingNight(Canvas canvas, Dice dice)
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

    public static void GreatWave(Canvas canvas, Dice dice)
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
}
