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
        new("Village in the meadows", Settlements.Meadows),
        new("Desert dunes", Dunes),
        new("Forest path", Forest),
        new("City at dusk", Settlements.City),
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
        var (zenith, low) = dice.Pick(
            (Colour.Hex(0x0B1638), Colour.Hex(0x3F6A9B)),
            (Colour.Hex(0x171036), Colour.Hex(0x7A5BA0)),
            (Colour.Hex(0x06242B), Colour.Hex(0x4A9A90))
        );
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

    private static void Dunes(Canvas canvas, Dice dice)
    {
        var sun = new Vector2(dice.Range(0.2f, 0.8f), dice.Range(0.16f, 0.3f));
        // Sky, horizon, lit sand, shaded sand.
        var hours = dice.Pick(
            Colour.Hexes(0x7A3E6E, 0xFFB877, 0xF2A65A, 0x6B2E3F),
            Colour.Hexes(0x3F87B5, 0xFBE6BE, 0xF4CF8B, 0xA5683A),
            Colour.Hexes(0x263761, 0xF2B5A7, 0xD98E73, 0x3A2A4E)
        );
        canvas.Cover(Canvas.Linear(Vector2.Zero, hours[0], new(0, 0.55f), hours[1]));
        Skies.Sun(canvas, sun, 0.06f, new Vector3(1, 0.85f, 0.55f));
        var (light, dark) = (hours[2], hours[3]);
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
        var (mist, deep) = dice.Pick(
            (Colour.Hex(0xF3EFC8), Colour.Hex(0x17362B)),
            (Colour.Hex(0xFCE0B0), Colour.Hex(0x4A2413)),
            (Colour.Hex(0xE6ECF5), Colour.Hex(0x1D2B4A))
        );
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
}
