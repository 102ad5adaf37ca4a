using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Sky, sea and haze.</summary>
internal static class Skies
{
    /// <summary>A sky that pales towards the horizon, with clouds from fractal noise.</summary>
    public static void Clouds(Canvas canvas, Dice dice, Vector3 zenith, Vector3 low, float horizon)
    {
        var (seed, cover) = (dice.Seed(), dice.Range(0.46f, 0.58f));
        canvas.Cover(p =>
        {
            var height = Curves.Clamp01(p.Y / horizon);
            var sky = Curves.Mix(zenith, low, Curves.Step(0, 1, height));
            var (x, y) = (p.X * 3.2f, p.Y * 7);
            var cloud = Noise.Fractal(x, y, 4, seed);
            var lit = Noise.Fractal(x - 0.15f, y - 0.3f, 3, seed);
            var white = Curves.Mix(low * 0.93f, Vector3.One, Curves.Clamp01(0.55f + (cloud - lit) * 4));
            return Curves.Mix(sky, white, Curves.Step(cover, cover + 0.2f, cloud) * 0.85f);
        });
    }

    /// <summary>Water with waves that grow towards the viewer and the light of a sun above <paramref name="sunX"/>.</summary>
    public static void Sea(Canvas canvas, Dice dice, float horizon, Vector3 water, float sunX)
    {
        var seed = dice.Seed();
        canvas.Fill(
            Figure.Box(-0.1f, horizon, 1.1f, 1.1f),
            p =>
            {
                var depth = (p.Y - horizon) / (1 - horizon);
                var wave = Noise.Fractal(p.X * 9 / (0.25f + depth), 26 * MathF.Sqrt(depth + 0.02f), 3, seed);
                var body = Curves.Mix(Curves.Mix(water, Vector3.One, 0.42f), water * 0.7f, Curves.Step(0, 0.8f, depth));
                var glitter = Curves.Step(0.1f + 0.2f * depth, 0, MathF.Abs(p.X - sunX)) * Curves.Step(0.48f, 0.7f, wave);
                return body * (0.72f + 0.55f * wave) + new Vector3(1, 0.86f, 0.62f) * (glitter * 0.55f);
            }
        );
    }

    public static void Sun(Canvas canvas, Vector2 at, float radius, Vector3 colour)
    {
        canvas.Glaze((p, c) => c + (colour - c * 0.5f) * (0.75f * MathF.Exp(-Vector2.Distance(p, at) / (radius * 2.2f))));
        canvas.Fill(Figure.Disc(at, radius), Curves.Mix(colour, Vector3.One, 0.55f));
    }

    public static void Stars(Canvas canvas, Dice dice, int count, float below)
    {
        for (var i = 0; i < count; i++)
        {
            var at = new Vector2(dice.Next(), dice.Next() * below);
            canvas.Fill(Figure.Disc(at, dice.Range(0.0018f, 0.0048f)), new Vector3(1, 0.97f, 0.88f), dice.Range(0.5f, 1));
        }
    }

    /// <summary>The outline of a range of hills down to the lower edge.</summary>
    public static Figure Ridge(Dice dice, float level, float height, float roughness, float frequency = 2.2f)
    {
        var seed = dice.Seed();
        var points = new Vector2[131];
        for (var i = 0; i <= 128; i++)
        {
            var x = i / 128f * 1.1f - 0.05f;
            var smooth = Noise.Smooth(x * frequency, 0.5f, seed);
            var rough = Noise.Fractal(x * frequency * 2, 0.5f, 5, seed + 9);
            points[i] = new Vector2(x, level - height * Curves.Mix(smooth, rough, roughness));
        }
        (points[129], points[130]) = (new(1.05f, 1.1f), new(-0.05f, 1.1f));
        return Figure.Polygon(points);
    }
}
