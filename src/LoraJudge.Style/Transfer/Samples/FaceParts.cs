using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <param name="Centre">Between the eyes and the mouth.</param>
/// <param name="Wide">Half the width at the cheeks.</param>
/// <param name="Tall">Half the height from crown to chin.</param>
internal sealed record FaceShape(Vector2 Centre, float Wide, float Tall, Vector3 Skin, Vector3 HairColour)
{
    public float Chin => Centre.Y + Tall;
    public Vector3 Shade => Skin * new Vector3(0.74f, 0.62f, 0.62f);

    /// <summary>A place by shares of the half width and half height.</summary>
    public Vector2 At(float x, float y) => Centre + new Vector2(x * Wide, y * Tall);
}

/// <summary>Head, eyes, nose and mouth.</summary>
internal static class FaceParts
{
    public static Figure Oval(FaceShape f) =>
        Figure.Blob(
            f.At(0, -1),
            f.At(0.72f, -0.78f),
            f.At(1, -0.15f),
            f.At(0.88f, 0.42f),
            f.At(0.48f, 0.86f),
            f.At(0, 1),
            f.At(-0.48f, 0.86f),
            f.At(-0.88f, 0.42f),
            f.At(-1, -0.15f),
            f.At(-0.72f, -0.78f)
        );

    public static void Head(Canvas canvas, FaceShape f)
    {
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            canvas.Fill(Figure.Ellipse(f.At(side * 1.02f, 0.08f), 0.028f, 0.048f, side * 0.15f), f.Skin * 0.92f);
            canvas.Fill(Figure.Ellipse(f.At(side * 1.03f, 0.09f), 0.013f, 0.027f, side * 0.15f), f.Shade, 0.55f);
        }
        var head = canvas.Shape(Oval(f));
        canvas.Fill(head, Canvas.Linear(f.At(-0.6f, -0.6f), Curves.Mix(f.Skin, Vector3.One, 0.13f), f.At(0.9f, 0.8f), f.Skin * 0.94f));
        var lit = canvas.Soft(Figure.Ellipse(f.At(-0.2f, -0.06f), f.Wide * 0.96f, f.Tall * 1.02f), 0.02f);
        canvas.Fill(head.Without(lit), f.Shade, 0.75f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            canvas.Fill(
                canvas.Soft(Figure.Disc(f.At(side * 0.56f, 0.33f), 0.03f), 0.016f).Within(head),
                f.Skin * new Vector3(1.0f, 0.6f, 0.58f),
                0.4f
            );
    }

    public static void Features(Canvas canvas, FaceShape f, Dice dice)
    {
        var iris = dice.Pick<Vector3>(Colour.Hexes(0x4A7C8C, 0x5B3A21, 0x4E7A47, 0x2F4A7C, 0x7A5A2E));
        var (open, gaze) = (dice.Range(0.019f, 0.026f), dice.Range(-0.006f, 0.006f));
        var arch = dice.Range(-0.01f, 0.012f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            Eye(canvas, f.At(side * 0.44f, 0.0f), side, open, gaze, iris, f);
            var brow = f.At(side * 0.45f, -0.24f);
            canvas.Fill(
                Figure.Curl(
                    0.016f,
                    0.006f,
                    brow + new Vector2(-side * 0.042f, 0.006f),
                    brow - new Vector2(0, 0.008f + arch),
                    brow + new Vector2(side * 0.05f, 0.008f)
                ),
                f.HairColour * 0.75f,
                0.9f
            );
        }
        Nose(canvas, f);
        Mouth(canvas, f, dice);
    }

    private static void Eye(Canvas canvas, Vector2 at, int side, float open, float gaze, Vector3 iris, FaceShape f)
    {
        Vector2 P(float x, float y) => at + new Vector2(x * side, y);
        var almond = Figure.Blob(
            P(-0.042f, 0.005f),
            P(-0.015f, -open),
            P(0.02f, -open),
            P(0.045f, -0.004f),
            P(0.018f, open * 0.75f),
            P(-0.016f, open * 0.75f)
        );
        canvas.Fill(canvas.Soft(Figure.Ellipse(P(0, -0.012f), 0.045f, 0.024f), 0.008f), f.Shade, 0.5f);
        var white = canvas.Shape(almond);
        canvas.Fill(white, new Vector3(0.98f, 0.97f, 0.95f));
        var pupil = at + new Vector2(gaze, -0.001f);
        canvas.Fill(
            canvas.Shape(Figure.Disc(pupil, 0.0205f)).Within(white),
            Canvas.Radial(pupil + new Vector2(0, 0.008f), 0.022f, Curves.Mix(iris, Vector3.One, 0.25f), iris * 0.55f)
        );
        canvas.Fill(canvas.Shape(Figure.Disc(pupil, 0.0095f)).Within(white), new Vector3(0.06f));
        canvas.Fill(canvas.Soft(Figure.Ellipse(P(0, -open - 0.004f), 0.05f, 0.012f), 0.004f).Within(white), f.Shade * 0.5f, 0.5f);
        canvas.Fill(Figure.Disc(pupil + new Vector2(-0.007f, -0.008f), 0.0055f), Vector3.One);
        canvas.Fill(
            Figure.Curl(0.005f, 0.011f, P(-0.044f, 0.006f), P(-0.015f, -open), P(0.02f, -open - 0.001f), P(0.052f, -0.009f)),
            f.HairColour * 0.35f
        );
    }

    private static void Nose(Canvas canvas, FaceShape f)
    {
        var shadow = Figure.Blob(f.At(0.1f, -0.08f), f.At(0.24f, 0.34f), f.At(0.02f, 0.42f), f.At(0.08f, 0.2f));
        canvas.Fill(canvas.Soft(shadow, 0.007f), f.Shade, 0.6f);
        canvas.Fill(
            Figure.Curl(0.005f, 0.007f, f.At(-0.14f, 0.37f), f.At(-0.05f, 0.42f), f.At(0.08f, 0.42f), f.At(0.17f, 0.36f)),
            f.Shade * 0.75f,
            0.9f
        );
        canvas.Fill(canvas.Soft(Figure.Ellipse(f.At(-0.03f, 0.27f), 0.01f, 0.02f), 0.006f), Vector3.One, 0.45f);
    }

    private static void Mouth(Canvas canvas, FaceShape f, Dice dice)
    {
        var (wide, smile) = (dice.Range(0.3f, 0.42f), dice.Range(0.0f, 0.07f));
        var lips = Curves.Mix(Colour.Hex(0xB8433F), f.Skin, dice.Range(0.1f, 0.45f)) * 0.95f;
        var (left, right) = (f.At(-wide, 0.62f - smile), f.At(wide, 0.62f - smile));
        canvas.Fill(
            Figure.Blob(left, f.At(-0.12f, 0.565f), f.At(0, 0.585f), f.At(0.12f, 0.565f), right, f.At(0.14f, 0.735f), f.At(-0.14f, 0.735f)),
            lips
        );
        canvas.Fill(Figure.Curl(0.005f, 0.005f, left, f.At(-0.12f, 0.63f), f.At(0, 0.635f), f.At(0.12f, 0.63f), right), lips * 0.5f);
        canvas.Fill(canvas.Soft(Figure.Ellipse(f.At(-0.05f, 0.69f), 0.022f, 0.005f), 0.004f), Vector3.One, 0.4f);
    }

    public static void Beard(Canvas canvas, FaceShape f)
    {
        var beard = Figure.Blob(
            f.At(-1.01f, 0.05f),
            f.At(-0.82f, 0.3f),
            f.At(-0.45f, 0.5f),
            f.At(0, 0.47f),
            f.At(0.45f, 0.5f),
            f.At(0.82f, 0.3f),
            f.At(1.01f, 0.05f),
            f.At(0.93f, 0.62f),
            f.At(0.5f, 1.12f),
            f.At(0, 1.24f),
            f.At(-0.5f, 1.12f),
            f.At(-0.93f, 0.62f)
        );
        canvas.Fill(
            canvas.Soft(beard, 0.005f),
            Canvas.Linear(f.At(-0.8f, 0.3f), Curves.Mix(f.HairColour, Vector3.One, 0.12f), f.At(0.9f, 1), f.HairColour * 0.65f)
        );
    }
}
