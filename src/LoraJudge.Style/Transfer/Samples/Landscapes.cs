using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Land, sea and sky.</summary>
internal static class Landscapes
{
    public static Scene[] All { get; } =
    [
        new("Mountains in the haze", Mountains),
        new("Sun over the sea", SunOverSea),
        new("Moonlit lake", MoonlitLake),
        new("Village in the meadows", Meadows),
        new("Desert dunes", Dunes),
        new("Forest path", Forest),
        new("City at dusk", City),
    ];

    private static void Mountains(Canvas canvas, Dice dice)
    {
        var dawn = dice.Pick(0, 1, 2);
        var (zenith, low, land) = dawn switch
        {
            0 => (Colour.Hex(0x5B8FC4), Colour.Hex(0xF8DFC0), Colour.Hex(0x1F3A52)),
            1 => (Colour.Hex(0x6B5B95), Colour.Hex(0xFFC7A0), Colour.Hex(0x33214A)),
            _ => (Colour.Hex(0x7FB5B5), Colour.Hex(0xFBF2D5), Colour.Hex(0x1E4B45)),
        };
        Skies.Clouds(canvas, dice, zenith, low, 0.62f);
        Skies.Sun(canvas, new(dice.Range(0.2f, 0.8f), dice.Range(0.25f, 0.4f)), 0.05f, new Vector3(1, 0.9f, 0.7f));
        const int Layers = 6;
        for (var i = 0; i < Layers; i++)
        {
            var near = i / (Layers - 1f);
            var level = Curves.Mix(0.56f, 1.0f, near);
            var colour = Curves.Mix(Curves.Mix(low, zenith, 0.45f), land, 0.12f + 0.88f * near);
            var ridge = Skies.Ridge(dice, level, Curves.Mix(0.34f, 0.22f, near), Curves.Mix(0.75f, 0.35f, near), 2.4f);
            canvas.Fill(
                ridge,
                Canvas.Linear(new(0, level - 0.25f), colour, new(0, level + 0.12f), Curves.Mix(colour, low, 0.5f * (1 - near * 0.8f)))
            );
        }
        for (var i = 0; i < 26; i++)
            Pine(canvas, new(dice.Range(-0.02f, 1.02f), dice.Range(0.96f, 1.04f)), dice.Range(0.08f, 0.2f), land * dice.Range(0.35f, 0.6f));
    }

    public static void Pine(Canvas canvas, Vector2 foot, float height, Vector3 colour)
    {
        for (var i = 0; i < 4; i++)
        {
            var (top, wide) = (foot.Y - height * (1 - i * 0.21f), height * (0.1f + 0.055f * i));
            canvas.Fill(
                Figure.Polygon(new(foot.X, top), new(foot.X + wide, top + height * 0.36f), new(foot.X - wide, top + height * 0.36f)),
                colour * (1.12f - 0.05f * i)
            );
        }
    }

    private static void SunOverSea(Canvas canvas, Dice dice)
    {
        var horizon = dice.Range(0.5f, 0.6f);
        var sun = new Vector2(dice.Range(0.28f, 0.72f), horizon - dice.Range(0.06f, 0.16f));
        var (zenith, low, water) = dice.Index(3) switch
        {
            0 => (Colour.Hex(0x3B3A78), Colour.Hex(0xFF9E5E), Colour.Hex(0x3A3F7A)),
            1 => (Colour.Hex(0x2E6C9E), Colour.Hex(0xFFD9A0), Colour.Hex(0x1F6E8C)),
            _ => (Colour.Hex(0x8A3B6E), Colour.Hex(0xFFB26B), Colour.Hex(0x6A2F66)),
        };
        Skies.Clouds(canvas, dice, zenith, low, horizon);
        Skies.Sun(canvas, sun, dice.Range(0.06f, 0.09f), new Vector3(1, 0.78f, 0.45f));
        Skies.Sea(canvas, dice, horizon, water, sun.X);
        var side = dice.Chance(0.5f) ? 0.12f : 0.88f;
        var rock = new Vector3(0.13f, 0.1f, 0.17f);
        for (var i = 0; i < 3; i++)
        {
            var (x, tall, wide) = (side + (0.5f - side) * i * 0.42f, 0.26f - i * 0.08f, 0.17f - i * 0.045f);
            canvas.Fill(
                Figure.Blob(
                    new(x - wide, horizon + 0.03f),
                    new(x - wide * 0.5f, horizon - tall * 0.7f),
                    new(x, horizon - tall),
                    new(x + wide * 0.45f, horizon - tall * 0.6f),
                    new(x + wide, horizon + 0.03f)
                ),
                Canvas.Linear(new(sun.X, 0.4f), Curves.Mix(rock, low, 0.45f), new(side, 0.5f), rock)
            );
        }
    }

    private static void MoonlitLake(Canvas canvas, Dice dice)
    {
        var shore = dice.Range(0.56f, 0.64f);
        var (zenith, low) = dice.Chance(0.5f) ? (Colour.Hex(0x0B1638), Colour.Hex(0x3F6A9B)) : (Colour.Hex(0x171036), Colour.Hex(0x7A5BA0));
        canvas.Cover(Canvas.Linear(Vector2.Zero, zenith, new(0, shore), low));
        Skies.Stars(canvas, dice, 110, shore - 0.1f);
        var moon = new Vector2(dice.Range(0.2f, 0.8f), dice.Range(0.14f, 0.26f));
        Skies.Sun(canvas, moon, 0.065f, new Vector3(0.95f, 0.94f, 0.82f));
        canvas.Fill(Figure.Disc(moon + new Vector2(0.018f, -0.012f), 0.014f), new Vector3(0.82f, 0.83f, 0.76f), 0.7f);
        canvas.Fill(Figure.Disc(moon + new Vector2(-0.02f, 0.02f), 0.019f), new Vector3(0.82f, 0.83f, 0.76f), 0.6f);
        for (var i = 0; i < 3; i++)
            canvas.Fill(Skies.Ridge(dice, shore - 0.01f + i * 0.02f, 0.28f - i * 0.08f, 0.5f), Curves.Mix(low, zenith, 0.3f + 0.3f * i));
        for (var i = 0; i < 34; i++)
            Pine(canvas, new(dice.Next(), shore + 0.015f), dice.Range(0.05f, 0.13f), zenith * 0.65f);
        Skies.Sea(canvas, dice, shore, Curves.Mix(zenith, low, 0.45f), moon.X);
        var hut = new Vector2(dice.Range(0.15f, 0.85f), shore);
        canvas.Fill(
            Figure.Polygon(
                hut + new Vector2(-0.06f, 0.02f),
                hut + new Vector2(-0.06f, -0.05f),
                hut + new Vector2(0, -0.1f),
                hut + new Vector2(0.06f, -0.05f),
                hut + new Vector2(0.06f, 0.02f)
            ),
            zenith * 0.5f
        );
        canvas.Fill(canvas.Soft(Figure.Disc(hut + new Vector2(0.01f, -0.02f), 0.03f), 0.02f), new Vector3(1, 0.75f, 0.3f), 0.5f);
        canvas.Fill(Figure.Box(hut.X - 0.008f, hut.Y - 0.04f, hut.X + 0.026f, hut.Y - 0.006f), new Vector3(1, 0.84f, 0.45f));
    }

    private static void Meadows(Canvas canvas, Dice dice)
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

    private static void Dunes(Canvas canvas, Dice dice)
    {
        var sun = new Vector2(dice.Range(0.2f, 0.8f), dice.Range(0.16f, 0.3f));
        var evening = dice.Chance(0.5f);
        canvas.Cover(
            Canvas.Linear(Vector2.Zero, Colour.Hex(evening ? 0x7A3E6E : 0x3F87B5), new(0, 0.55f), Colour.Hex(evening ? 0xFFB877 : 0xFBE6BE))
        );
        Skies.Sun(canvas, sun, 0.06f, new Vector3(1, 0.85f, 0.55f));
        var (light, dark) = evening ? (Colour.Hex(0xF2A65A), Colour.Hex(0x6B2E3F)) : (Colour.Hex(0xF4CF8B), Colour.Hex(0xA5683A));
        for (var i = 0; i < 5; i++)
        {
            var (level, seed) = (0.5f + i * 0.12f, dice.Seed());
            var (crest, height) = (dice.Range(0.1f, 0.9f), dice.Range(0.08f, 0.17f));
            float Edge(float x) => level - height * MathF.Exp(-MathF.Abs(x - crest) * 3.2f) + 0.02f * Noise.Smooth(x * 4, 0, seed);
            var points = new List<Vector2>();
            for (var s = 0; s <= 80; s++)
                points.Add(new(s / 80f * 1.1f - 0.05f, Edge(s / 80f * 1.1f - 0.05f)));
            points.AddRange([new(1.05f, 1.1f), new(-0.05f, 1.1f)]);
            canvas.Fill(
                Figure.Polygon([.. points]),
                p =>
                {
                    var slip = crest + 0.16f * MathF.Sin((p.Y - level) * 9 + i) + (p.Y - level) * 0.7f;
                    var shade = Curves.Step(slip - 0.015f, slip + 0.02f, p.X) * Curves.Step(0.5f, 0.02f, p.Y - Edge(p.X));
                    var ripple = 0.95f + 0.07f * MathF.Sin((p.Y * 130) + 9 * Noise.Smooth(p.X * 5, p.Y * 5, seed));
                    return Curves.Mix(light, dark, 0.15f + 0.55f * shade + 0.06f * i) * ripple;
                }
            );
        }
    }

    private static void Forest(Canvas canvas, Dice dice)
    {
        var (mist, deep) = dice.Chance(0.5f) ? (Colour.Hex(0xF3EFC8), Colour.Hex(0x17362B)) : (Colour.Hex(0xFCE0B0), Colour.Hex(0x4A2413));
        var light = new Vector2(dice.Range(0.38f, 0.62f), 0.42f);
        canvas.Cover(Canvas.Radial(light, 0.75f, mist, Curves.Mix(mist, deep, 0.6f)));
        var path = Figure.Blob(
            new(light.X - 0.02f, 0.56f),
            new(light.X + 0.03f, 0.56f),
            new(light.X + 0.1f, 0.72f),
            new(0.72f, 1.1f),
            new(0.22f, 1.1f),
            new(light.X - 0.05f, 0.72f)
        );
        canvas.Fill(Figure.Box(-0.1f, 0.57f, 1.1f, 1.1f), Canvas.Radial(light, 0.8f, Curves.Mix(mist, deep, 0.4f), deep));
        canvas.Fill(canvas.Soft(path, 0.01f), Canvas.Linear(new(0, 0.55f), mist, new(0, 1), Curves.Mix(mist, deep, 0.55f)));
        for (var layer = 0; layer < 4; layer++)
        {
            var near = layer / 3f;
            var colour = Curves.Mix(mist, deep, 0.3f + 0.65f * near);
            for (var i = 0; i < 9 - layer; i++)
            {
                var x = dice.Next();
                if (MathF.Abs(x - light.X) < 0.06f + 0.13f * near)
                    x = x < light.X ? x - 0.18f : x + 0.18f;
                var wide = Curves.Mix(0.014f, 0.07f, near) * dice.Range(0.7f, 1.3f);
                var foot = 0.6f + 0.13f * layer + dice.Range(0, 0.06f);
                canvas.Fill(
                    Figure.Polygon(
                        new(x - wide * 0.35f, -0.05f),
                        new(x + wide * 0.35f, -0.05f),
                        new(x + wide * 0.5f, foot - 0.03f),
                        new(x + wide, foot + 0.02f),
                        new(x - wide, foot + 0.02f),
                        new(x - wide * 0.5f, foot - 0.03f)
                    ),
                    Canvas.Linear(new(x - wide, 0), Curves.Mix(colour, mist, 0.22f), new(x + wide, 0), colour * 0.8f)
                );
            }
            for (var i = 0; i < 55; i++)
            {
                var at = new Vector2(dice.Next(), dice.Range(-0.02f, 0.3f - 0.05f * layer));
                canvas.Fill(
                    Figure.Ellipse(at, dice.Range(0.03f, 0.06f), dice.Range(0.015f, 0.03f), dice.Range(-0.5f, 0.5f)),
                    colour * dice.Range(0.9f, 1.25f),
                    0.55f
                );
            }
        }
        for (var i = 0; i < 6; i++)
            canvas.Fill(
                canvas.Soft(
                    Figure.Polygon(
                        new(light.X - 0.1f + i * 0.04f, 0),
                        new(light.X - 0.06f + i * 0.04f, 0),
                        new(light.X + (i - 2.5f) * 0.24f + 0.06f, 0.9f),
                        new(light.X + (i - 2.5f) * 0.24f - 0.04f, 0.9f)
                    ),
                    0.02f
                ),
                mist,
                0.14f
            );
    }

    private static void City(Canvas canvas, Dice dice)
    {
        var palette = dice.Chance(0.5f) ? Colour.Hexes(0x2B2D5B, 0xF58F6C, 0x1B1838) : Colour.Hexes(0x1D4E6B, 0xF9C784, 0x10263B);
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
