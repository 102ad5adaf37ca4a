using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

internal enum Hair
{
    Short,
    Long,
    Bob,
    Bun,
    Curls,
}

/// <summary>Hair, in a layer behind the head and one over the forehead.</summary>
internal static class Coiffure
{
    public static void Behind(Canvas canvas, FaceShape f, Hair hair, Dice dice)
    {
        switch (hair)
        {
            case Hair.Long:
                Mass(
                    canvas,
                    f,
                    Figure.Blob(
                        f.At(0, -1.24f),
                        f.At(0.95f, -0.95f),
                        f.At(1.34f, 0),
                        f.At(1.42f, 1.1f),
                        f.At(1.25f, 1.85f),
                        f.At(0.3f, 1.5f),
                        f.At(-0.3f, 1.5f),
                        f.At(-1.25f, 1.85f),
                        f.At(-1.42f, 1.1f),
                        f.At(-1.34f, 0),
                        f.At(-0.95f, -0.95f)
                    )
                );
                break;
            case Hair.Bob:
                Mass(
                    canvas,
                    f,
                    Figure.Blob(
                        f.At(0, -1.24f),
                        f.At(0.98f, -0.92f),
                        f.At(1.33f, 0),
                        f.At(1.36f, 0.8f),
                        f.At(0.9f, 1.05f),
                        f.At(-0.9f, 1.05f),
                        f.At(-1.36f, 0.8f),
                        f.At(-1.33f, 0),
                        f.At(-0.98f, -0.92f)
                    )
                );
                break;
            case Hair.Bun:
                Mass(canvas, f, Figure.Disc(f.At(0.05f, -1.36f), f.Wide * 0.56f));
                Mass(canvas, f, Figure.Ellipse(f.At(0, -0.32f), f.Wide * 1.13f, f.Tall * 0.88f));
                break;
            case Hair.Curls:
                Curls(canvas, f, dice);
                break;
            default:
                Mass(canvas, f, Figure.Ellipse(f.At(0, -0.4f), f.Wide * 1.09f, f.Tall * 0.78f));
                break;
        }
    }

    public static void Before(Canvas canvas, FaceShape f, Hair hair, Dice dice)
    {
        var part = dice.Range(-0.4f, 0.4f);
        switch (hair)
        {
            case Hair.Bob:
                Mass(
                    canvas,
                    f,
                    Figure.Blob(
                        f.At(-1.08f, 0.3f),
                        f.At(-1.12f, -0.5f),
                        f.At(-0.6f, -1.1f),
                        f.At(0, -1.2f),
                        f.At(0.6f, -1.1f),
                        f.At(1.12f, -0.5f),
                        f.At(1.08f, 0.3f),
                        f.At(0.9f, -0.1f),
                        f.At(0.8f, -0.36f),
                        f.At(0.25f, -0.4f),
                        f.At(-0.3f, -0.38f),
                        f.At(-0.8f, -0.34f),
                        f.At(-0.9f, -0.1f)
                    )
                );
                break;
            case Hair.Curls:
                for (var i = 0; i < 26; i++)
                    Ringlet(canvas, f, f.At(dice.Range(-0.95f, 0.95f), -0.72f - 0.3f * dice.Next()), dice);
                break;
            case Hair.Long or Hair.Bun:
                Mass(
                    canvas,
                    f,
                    Figure.Blob(
                        f.At(part, -0.72f),
                        f.At(-0.5f, -0.48f),
                        f.At(-0.88f, -0.05f),
                        f.At(-1.08f, 0.35f),
                        f.At(-1.14f, -0.4f),
                        f.At(-0.72f, -1.05f),
                        f.At(0, -1.2f),
                        f.At(0.72f, -1.05f),
                        f.At(1.14f, -0.4f),
                        f.At(1.08f, 0.35f),
                        f.At(0.88f, -0.05f),
                        f.At(0.55f, -0.5f)
                    )
                );
                break;
            default:
                Mass(
                    canvas,
                    f,
                    Figure.Blob(
                        f.At(-1.05f, 0.02f),
                        f.At(-1.1f, -0.55f),
                        f.At(-0.62f, -1.12f),
                        f.At(part, -1.26f),
                        f.At(0.7f, -1.12f),
                        f.At(1.1f, -0.55f),
                        f.At(1.05f, 0.02f),
                        f.At(0.92f, -0.38f),
                        f.At(0.55f, -0.66f),
                        f.At(part * 0.6f, -0.58f),
                        f.At(-0.5f, -0.7f),
                        f.At(-0.92f, -0.38f)
                    )
                );
                break;
        }
    }

    private static void Mass(Canvas canvas, FaceShape f, Figure path)
    {
        var colour = f.HairColour;
        canvas.Fill(canvas.Soft(path, 0.012f), Vector3.Zero, 0.22f);
        var seed = (int)(f.Wide * 1e6f);
        canvas.Fill(
            path,
            p =>
            {
                var strand = Noise.Smooth((p.X - f.Centre.X) * 75, p.Y * 6 + MathF.Abs(p.X - f.Centre.X) * 14, seed);
                var shine = Curves.Step(0.16f, 0, Vector2.Distance(p, f.At(-0.45f, -0.88f)));
                return Curves.Mix(colour * (0.78f + 0.36f * strand), Curves.Mix(colour, Vector3.One, 0.5f), shine * 0.6f);
            }
        );
    }

    private static void Curls(Canvas canvas, FaceShape f, Dice dice)
    {
        for (var i = 0; i < 190; i++)
        {
            var angle = dice.Range(-MathF.PI * 1.12f, MathF.PI * 0.12f);
            var reach = dice.Range(0.75f, 1.5f);
            var at = f.At(0, -0.2f) + Curves.Towards(angle) * new Vector2(f.Wide, f.Tall * 0.86f) * reach;
            Ringlet(canvas, f, at, dice);
        }
    }

    private static void Ringlet(Canvas canvas, FaceShape f, Vector2 at, Dice dice)
    {
        var radius = dice.Range(0.02f, 0.036f);
        var colour = f.HairColour * dice.Range(0.75f, 1.2f);
        canvas.Fill(
            Figure.Disc(at, radius),
            Canvas.Radial(at - new Vector2(radius * 0.4f), radius * 1.5f, Curves.Mix(colour, Vector3.One, 0.18f), colour * 0.6f)
        );
    }
}
