using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Compositions in the manner of well-known paintings.</summary>
internal static class Paintings
{
    public static Scene[] All { get; } =
    [
        new("Swirling night", PaintedSkies.SwirlingNight),
        new("Bottles", Bottles),
        new("Colour field", ColourField),
        new("Great wave", PaintedSkies.GreatWave),
        new("Golden tree", PaintedGardens.GoldenTree),
        new("Water lilies", PaintedGardens.Lilies),
    ];

    private static void Bottles(Canvas canvas, Dice dice)
    {
        var tones = dice.Pick(
            Colour.Hexes(0xE9DDC9, 0xB7A58B, 0xC97B5A, 0x7E8C8A, 0xEFE6D6, 0x8A6B5A),
            Colour.Hexes(0xDCE0DA, 0x8FA3A0, 0x54707A, 0xD8A477, 0xF1EBDD, 0xA65A4A),
            Colour.Hexes(0xEAD7D1, 0xB98B8B, 0x6B4E71, 0xE0A458, 0xF6EEE3, 0x3D5A6C)
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
            Colour.Hexes(0x173B3F, 0xE76F51, 0xF0C965, 0x2F8F83)
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
}
