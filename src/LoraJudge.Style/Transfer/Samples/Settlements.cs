using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Village and city.</summary>
internal static class Settlements
{
    public static void Meadows(Canvas canvas, Dice dice)
    {
        Skies.Clouds(canvas, dice, Colour.Hex(0x4F9BD6), Colour.Hex(0xDDF0F5), 0.55f);
        var greens = dice.Chance(0.6f)
            ? Colour.Hexes(0x9CC4A8, 0x8CBF5A, 0x6BA043, 0x4E8436)
            : Colour.Hexes(0xC9B98F, 0xE0B94F, 0xC78F33, 0x9A6A2A);
        for (var i = 0; i < 4; i++)
        {
            var level = 0.56f + i * 0.13f;
            canvas.Fill(
                Skies.Ridge(dice, level, 0.15f, 0.1f, 1.7f),
                Canvas.Linear(new(0, level - 0.12f), Curves.Mix(greens[i], Vector3.One, 0.16f), new(0.3f, level + 0.12f), greens[i] * 0.82f)
            );
            for (var t = 0; t < 6; t++)
                Tree(
                    canvas,
                    dice,
                    new(dice.Next(), level - 0.02f + 0.03f * i),
                    0.022f + 0.011f * i,
                    Curves.Mix(greens[3], greens[i], 0.45f)
                );
            if (i == 1)
                for (var h = 0; h < 5; h++)
                    House(canvas, dice, new(dice.Range(0.3f, 0.7f), level + 0.01f * h), 0.05f);
        }
        for (var i = 0; i < 130; i++)
        {
            var at = new Vector2(dice.Next(), dice.Range(0.88f, 1.0f));
            canvas.Fill(Figure.Disc(at, (at.Y - 0.8f) * 0.045f), dice.Pick<Vector3>(Colour.Hexes(0xE84A3F, 0xFFF3D0, 0xF2B632, 0xB565C4)));
        }
    }

    private static void Tree(Canvas canvas, Dice dice, Vector2 foot, float size, Vector3 green)
    {
        canvas.Fill(
            canvas.Soft(Figure.Ellipse(foot + new Vector2(size * 0.5f, 0), size * 1.2f, size * 0.25f), 0.005f),
            Vector3.Zero,
            0.25f
        );
        canvas.Fill(Figure.Line([foot, foot - new Vector2(0, size * 1.6f)], size * 0.3f), Colour.Hex(0x5A3D26));
        for (var i = 0; i < 12; i++)
        {
            var at = foot + new Vector2(dice.Range(-0.75f, 0.75f) * size, -size * Curves.Mix(2.5f, 1.3f, (i + dice.Next()) / 12));
            var light = green * Curves.Mix(1.3f, 0.72f, Curves.Clamp01((at.X - foot.X) / size * 0.45f + 0.5f));
            canvas.Fill(Figure.Disc(at, size * dice.Range(0.4f, 0.65f)), light, 0.9f);
        }
    }

    private static void House(Canvas canvas, Dice dice, Vector2 foot, float size)
    {
        Vector2 P(float x, float y) => foot + new Vector2(x, y) * size;
        canvas.Fill(
            Figure.Box(foot.X - size * 0.6f, foot.Y - size * 0.8f, foot.X + size * 0.6f, foot.Y),
            dice.Pick<Vector3>(Colour.Hexes(0xF4E7CF, 0xE8D0B0, 0xFAF4E8))
        );
        canvas.Fill(
            Figure.Polygon(P(-0.75f, -0.75f), P(0, -1.4f), P(0.75f, -0.75f)),
            dice.Pick<Vector3>(Colour.Hexes(0xB5482F, 0x8A3A2B, 0xC9643C))
        );
        canvas.Fill(Figure.Box(foot.X - size * 0.15f, foot.Y - size * 0.5f, foot.X + size * 0.15f, foot.Y), Colour.Hex(0x4B3A32));
    }

    public static void City(Canvas canvas, Dice dice)
    {
        var palette = dice.Pick(
            Colour.Hexes(0x2B2D5B, 0xF58F6C, 0x1B1838),
            Colour.Hexes(0x1D4E6B, 0xF9C784, 0x10263B),
            Colour.Hexes(0x5B2A6E, 0xFF9AA2, 0x241436)
        );
        Skies.Clouds(canvas, dice, palette[0], palette[1], 0.75f);
        Skies.Sun(canvas, new(dice.Range(0.25f, 0.75f), 0.52f), 0.07f, new Vector3(1, 0.8f, 0.55f));
        for (var layer = 0; layer < 3; layer++)
        {
            var colour = Curves.Mix(palette[1], palette[2], 0.45f + 0.25f * layer);
            for (var x = -0.05f; x < 1.05f; )
            {
                var (wide, top) = (dice.Range(0.055f, 0.12f), 0.32f + 0.13f * layer + dice.Range(0, 0.25f));
                canvas.Fill(
                    Figure.Box(x, top, x + wide, 0.86f),
                    Canvas.Linear(new(0, top), colour, new(0, 0.86f), Curves.Mix(colour, palette[1], 0.25f))
                );
                if (dice.Chance(0.3f))
                    canvas.Fill(Figure.Line([new(x + wide / 2, top), new(x + wide / 2, top - 0.07f)], 0.006f, 0.002f), colour);
                for (var wy = top + 0.025f; wy < 0.84f && layer > 0; wy += 0.032f)
                for (var wx = x + 0.012f; wx < x + wide - 0.014f; wx += 0.021f)
                    if (dice.Chance(0.35f))
                        canvas.Fill(Figure.Box(wx, wy, wx + 0.011f, wy + 0.016f), new Vector3(1, 0.82f, 0.48f), dice.Range(0.5f, 1));
                x += wide + dice.Range(0, 0.012f);
            }
        }
        Skies.Sea(canvas, dice, 0.84f, Curves.Mix(palette[0], palette[1], 0.25f), 0.5f);
    }
}
