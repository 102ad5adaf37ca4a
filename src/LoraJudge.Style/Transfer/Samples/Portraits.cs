using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Illustrated people from the chest up.</summary>
internal static class Portraits
{
    private static readonly Vector3[] Skins = Colour.Hexes(0xF6D0B1, 0xE9B58C, 0xC98A5E, 0x9A6240, 0x6E432C, 0xFFDFC8);
    private static readonly Vector3[] Hairs = Colour.Hexes(0x2A1D1A, 0x5A3420, 0xA8622C, 0xD9A441, 0xB23A2A, 0x3B3F58, 0x8F8A88);

    public static Scene[] All { get; } =
    [
        new("Woman with long hair", (c, d) => Draw(c, d, Hair.Long, Wear.Earrings)),
        new("Bearded man in a beanie", (c, d) => Draw(c, d, Hair.Short, Wear.Beard | Wear.Beanie)),
        new("Curls and round glasses", (c, d) => Draw(c, d, Hair.Curls, Wear.Glasses)),
        new("Lady in a straw hat", (c, d) => Draw(c, d, Hair.Bob, Wear.StrawHat | Wear.Earrings)),
        new("Student with glasses", (c, d) => Draw(c, d, Hair.Short, Wear.Glasses)),
        new("Dancer with a bun", (c, d) => Draw(c, d, Hair.Bun, Wear.Earrings)),
        new("Girl with a fringe", (c, d) => Draw(c, d, Hair.Bob, Wear.None)),
        new("Old friend with a beard", (c, d) => Draw(c, d, Hair.Short, Wear.Beard | Wear.Glasses)),
    ];

    private static void Draw(Canvas canvas, Dice dice, Hair hair, Wear wear)
    {
        var palette = Palettes.Pick(dice);
        var face = new FaceShape(
            new Vector2(0.5f + dice.Range(-0.025f, 0.025f), 0.465f + dice.Range(-0.01f, 0.015f)),
            dice.Range(0.158f, 0.178f),
            dice.Range(0.215f, 0.235f),
            dice.Pick<Vector3>(Skins),
            dice.Pick<Vector3>(Hairs)
        );
        Backdrop(canvas, dice, palette);
        Coiffure.Behind(canvas, face, hair, dice);
        Bust(canvas, face, palette[dice.Whole(1, 5)], palette[0]);
        FaceParts.Head(canvas, face);
        if (wear.HasFlag(Wear.Beard))
            FaceParts.Beard(canvas, face);
        FaceParts.Features(canvas, face, dice);
        Coiffure.Before(canvas, face, hair, dice);
        Outfit.Wear(canvas, face, wear, palette[dice.Whole(1, 3)], dice);
        canvas.Glaze((p, c) => c * Curves.Mix(1.05f, 0.86f, Curves.Clamp01((p.X + p.Y) * 0.75f - 0.35f)));
    }

    private static void Backdrop(Canvas canvas, Dice dice, Vector3[] palette)
    {
        var (first, second) = (palette[dice.Whole(1, 3)], palette[dice.Whole(2, 5)]);
        var (light, deep) = (Curves.Mix(first, palette[0], 0.55f), Curves.Mix(second, palette[0], 0.15f));
        canvas.Cover(Canvas.Linear(Vector2.Zero, light, new(0.8f, 1), deep));
        switch (dice.Index(3))
        {
            case 0:
                canvas.Fill(Figure.Disc(new(0.5f, 0.44f), 0.39f), Curves.Mix(palette[0], palette[5], 0.35f), 0.85f);
                break;
            case 1:
                for (var i = 0; i < 14; i++)
                    canvas.Fill(
                        Figure.Disc(new(dice.Next(), dice.Next() * 0.9f), dice.Range(0.02f, 0.11f)),
                        palette[dice.Whole(0, 5)],
                        0.22f
                    );
                break;
            default:
                for (var i = 0; i < 9; i++)
                    Sprig(canvas, dice, new Vector2(dice.Next(), dice.Range(0.1f, 1)), Curves.Mix(palette[3], deep, 0.4f));
                break;
        }
    }

    private static void Sprig(Canvas canvas, Dice dice, Vector2 foot, Vector3 colour)
    {
        var lean = dice.Range(-0.5f, 0.5f);
        var stem = Curves.Towards(-MathF.PI / 2 + lean);
        canvas.Fill(
            Figure.Curl(0.008f, 0.004f, foot, foot + stem * 0.12f, foot + stem * 0.25f + new Vector2(lean * 0.05f, 0)),
            colour,
            0.8f
        );
        for (var i = 1; i <= 5; i++)
        for (var side = -1; side <= 1; side += 2)
        {
            var angle = -MathF.PI / 2 + lean + side * 0.8f;
            var at = foot + stem * (0.045f * i) + Curves.Towards(angle) * 0.032f;
            canvas.Fill(Figure.Ellipse(at, 0.034f, 0.012f, angle), colour, 0.7f);
        }
    }

    private static void Bust(Canvas canvas, FaceShape face, Vector3 cloth, Vector3 trim)
    {
        var (x, chin) = (face.Centre.X, face.Chin);
        var body = Figure.Blob(
            new(x, chin + 0.06f),
            new(x + 0.17f, chin + 0.115f),
            new(x + 0.33f, chin + 0.2f),
            new(x + 0.4f, 1.15f),
            new(x - 0.4f, 1.15f),
            new(x - 0.33f, chin + 0.2f),
            new(x - 0.17f, chin + 0.115f)
        );
        var shape = canvas.Shape(body);
        canvas.Fill(canvas.Soft(body, 0.02f), Vector3.Zero, 0.25f);
        canvas.Fill(shape, Canvas.Linear(new(x - 0.3f, chin), Curves.Mix(cloth, Vector3.One, 0.12f), new(x + 0.35f, 1.05f), cloth * 0.6f));
        var neck = Figure.Blob(
            new(x - 0.062f, chin - 0.09f),
            new(x + 0.062f, chin - 0.09f),
            new(x + 0.068f, chin + 0.06f),
            new(x + 0.1f, chin + 0.1f),
            new(x, chin + 0.165f),
            new(x - 0.1f, chin + 0.1f),
            new(x - 0.068f, chin + 0.06f)
        );
        var skin = canvas.Shape(neck);
        canvas.Fill(Figure.Ellipse(new(x, chin + 0.105f), 0.125f, 0.083f), Curves.Mix(cloth, trim, 0.6f));
        canvas.Fill(skin, face.Skin * 0.93f);
        canvas.Fill(canvas.Soft(Figure.Ellipse(new(x + 0.015f, chin + 0.005f), 0.11f, 0.055f), 0.012f).Within(skin), face.Shade, 0.8f);
    }
}
