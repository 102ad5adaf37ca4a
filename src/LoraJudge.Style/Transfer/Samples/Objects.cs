using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Single things on a table or in their place.</summary>
internal static class Objects
{
    public static Scene[] All { get; } =
    [
        new("Teapot", Tableware.Teapot),
        new("Sailing boat", Vehicles.SailingBoat),
        new("Vase with flowers", Tableware.Flowers),
        new("Guitar", Belongings.Guitar),
        new("Fruit bowl", Tableware.FruitBowl),
        new("Bicycle", Vehicles.Bicycle),
        new("Reading lamp", Belongings.Lamp),
        new("Cactus", Belongings.Cactus),
    ];

    /// <summary>A wall and a table, light falling from the upper left.</summary>
    /// <returns>The palette.</returns>
    public static Vector3[] Stage(Canvas canvas, Dice dice, float table)
    {
        var palette = Palettes.Pick(dice);
        var (wall, wood) = (palette[dice.Whole(1, 4)], palette[dice.Whole(1, 5)]);
        var glow = new Vector2(dice.Range(0.1f, 0.4f), dice.Range(0.1f, 0.3f));
        canvas.Cover(Canvas.Radial(glow, 1.1f, Curves.Mix(wall, palette[0], 0.72f), Curves.Mix(wall, palette[0], 0.12f)));
        if (dice.Chance(0.5f))
            Window(canvas, dice.Range(0.02f, 0.25f));
        var top = Figure.Box(-0.1f, table, 1.1f, 1.1f);
        var (near, far) = (Curves.Mix(wood, palette[4], 0.25f) * 0.85f, Curves.Mix(wood, palette[0], 0.5f));
        var seed = dice.Seed();
        canvas.Fill(canvas.Soft(top, 0.008f), Vector3.Zero, 0.18f);
        canvas.Fill(
            top,
            p => Curves.Mix(far, near, (p.Y - table) / (1 - table)) * (0.94f + 0.1f * Noise.Fractal(p.X * 3, (p.Y - table) * 45, 2, seed))
        );
        return palette;
    }

    public static void Shadow(Canvas canvas, Vector2 foot, float wide, float tall) =>
        canvas.Fill(
            canvas.Soft(Figure.Ellipse(foot + new Vector2(wide * 0.35f, tall * 0.25f), wide, tall, 0.05f), 0.018f),
            new Vector3(0.06f, 0.04f, 0.1f),
            0.5f
        );

    /// <summary>A turned body, lit from the left, with a highlight.</summary>
    public static Paint Turned(float centre, float half, Vector3 colour, float gloss = 0.4f) =>
        p =>
        {
            var t = Math.Clamp((p.X - centre) / half, -1, 1);
            var facing = -0.55f * t + 0.8f * MathF.Sqrt(1 - t * t);
            var shine = MathF.Exp(-(t + 0.42f) * (t + 0.42f) * 60) * gloss;
            var rim = MathF.Max(t - 0.78f, 0) * 0.5f;
            return Curves.Mix(colour * (0.4f + 0.68f * MathF.Max(facing, 0) + rim), Vector3.One, shine);
        };

    private static void Window(Canvas canvas, float x)
    {
        for (var i = 0; i < 4; i++)
        {
            var (left, top) = (x + i % 2 * 0.15f, 0.06f + i / 2 * 0.2f);
            var pane = Figure.Polygon(
                new(left, top),
                new(left + 0.125f, top + 0.03f),
                new(left + 0.125f, top + 0.205f),
                new(left, top + 0.175f)
            );
            canvas.Fill(canvas.Soft(pane, 0.006f), new Vector3(1, 0.97f, 0.85f), 0.32f);
        }
    }
}
