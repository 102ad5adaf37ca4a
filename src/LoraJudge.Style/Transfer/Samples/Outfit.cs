using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

[Flags]
internal enum Wear
{
    None = 0,
    Glasses = 1,
    Beard = 2,
    Beanie = 4,
    StrawHat = 8,
    Earrings = 16,
}

/// <summary>Hats, glasses and jewellery.</summary>
internal static class Outfit
{
    public static void Wear(Canvas canvas, FaceShape f, Wear wear, Vector3 accent, Dice dice)
    {
        if (wear.HasFlag(Samples.Wear.Glasses))
            Glasses(canvas, f, dice.Pick(new Vector3(0.1f, 0.09f, 0.12f), Colour.Hex(0x7A3B1E), Colour.Hex(0xB08D2E)));
        if (wear.HasFlag(Samples.Wear.Earrings))
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                canvas.Fill(
                    Figure.Disc(f.At(side * 1.04f, 0.4f), 0.014f),
                    Canvas.Ball(f.At(side * 1.04f, 0.4f), 0.014f, Colour.Hex(0xE8C060))
                );
        if (wear.HasFlag(Samples.Wear.Beanie))
            Beanie(canvas, f, accent);
        if (wear.HasFlag(Samples.Wear.StrawHat))
            StrawHat(canvas, f, accent);
    }

    private static void Glasses(Canvas canvas, FaceShape f, Vector3 rim)
    {
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var at = f.At(side * 0.45f, 0.02f);
            var (outer, inner) = (canvas.Shape(Figure.Disc(at, 0.067f)), canvas.Shape(Figure.Disc(at, 0.057f)));
            canvas.Fill(inner, new Vector3(0.85f, 0.95f, 1), 0.14f);
            var glint = Figure.Polygon(
                at + new Vector2(-0.045f, 0.01f),
                at + new Vector2(-0.005f, -0.05f),
                at + new Vector2(0.015f, -0.045f),
                at + new Vector2(-0.035f, 0.028f)
            );
            canvas.Fill(canvas.Shape(glint).Within(inner), Vector3.One, 0.28f);
            canvas.Fill(outer.Without(inner), rim);
            canvas.Fill(Figure.Line([f.At(side * 0.83f, -0.02f), f.At(side * 1.02f, -0.06f)], 0.009f), rim);
        }
        canvas.Fill(Figure.Curl(0.009f, 0.009f, f.At(-0.07f, 0), f.At(0, -0.035f), f.At(0.07f, 0)), rim);
    }

    private static void Beanie(Canvas canvas, FaceShape f, Vector3 colour)
    {
        var crown = Figure.Blob(
            f.At(-1.16f, -0.5f),
            f.At(-1.08f, -1.05f),
            f.At(-0.5f, -1.5f),
            f.At(0, -1.56f),
            f.At(0.5f, -1.5f),
            f.At(1.08f, -1.05f),
            f.At(1.16f, -0.5f)
        );
        Paint Knit(float light) =>
            p =>
            {
                var rib = 0.5f + 0.5f * MathF.Cos((p.X - f.Centre.X) * 190);
                return colour
                    * light
                    * (0.72f + 0.32f * rib)
                    * Curves.Mix(1.2f, 0.75f, Curves.Clamp01((p.X - f.Centre.X) / f.Wide * 0.5f + 0.5f));
            };
        canvas.Fill(Figure.Disc(f.At(0, -1.6f), 0.042f), Canvas.Ball(f.At(0, -1.6f), 0.042f, Curves.Mix(colour, Vector3.One, 0.6f)));
        canvas.Fill(crown, Knit(1));
        var brim = Figure.Blob(
            f.At(-1.2f, -0.42f),
            f.At(-1.2f, -0.75f),
            f.At(0, -0.86f),
            f.At(1.2f, -0.75f),
            f.At(1.2f, -0.42f),
            f.At(0, -0.52f)
        );
        canvas.Fill(canvas.Soft(brim, 0.01f), Vector3.Zero, 0.3f);
        canvas.Fill(brim, Knit(1.25f));
    }

    private static void StrawHat(Canvas canvas, FaceShape f, Vector3 band)
    {
        var straw = Colour.Hex(0xE9C46A);
        Paint Weave() =>
            p =>
                straw
                * (0.86f + 0.2f * Noise.Smooth(p.X * 130, p.Y * 50, 5))
                * Curves.Mix(1.1f, 0.78f, Curves.Clamp01((p.X - f.Centre.X) / f.Wide * 0.35f + 0.5f));
        var crown = Figure.Blob(
            f.At(-0.95f, -0.75f),
            f.At(-0.85f, -1.3f),
            f.At(-0.4f, -1.6f),
            f.At(0.4f, -1.6f),
            f.At(0.85f, -1.3f),
            f.At(0.95f, -0.75f)
        );
        var brim = Figure.Ellipse(f.At(0, -0.72f), f.Wide * 1.95f, f.Tall * 0.27f, -0.05f);
        canvas.Fill(canvas.Soft(Figure.Ellipse(f.At(0, -0.55f), f.Wide * 1.1f, f.Tall * 0.22f), 0.015f), f.Shade * 0.6f, 0.5f);
        canvas.Fill(brim, Weave());
        canvas.Fill(crown, Weave());
        var ribbon = Figure.Blob(
            f.At(-0.98f, -0.72f),
            f.At(-0.93f, -1.0f),
            f.At(0, -0.9f),
            f.At(0.93f, -1.0f),
            f.At(0.98f, -0.72f),
            f.At(0, -0.62f)
        );
        canvas.Fill(ribbon, Canvas.Linear(f.At(-1, 0), Curves.Mix(band, Vector3.One, 0.15f), f.At(1, 0), band * 0.65f));
    }
}
