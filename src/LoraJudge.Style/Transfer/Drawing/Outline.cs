namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Contours of a picture as a pen would draw them.</summary>
internal static class Outline
{
    /// <summary>
    /// Ink, 0 to 1: where a point is darker than its surroundings (a difference of Gaussians, thresholded softly).
    /// </summary>
    /// <param name="sigma">Half the width of the lines, in pixels.</param>
    /// <param name="sensitivity">About 10 for the strongest contours alone, 60 for faint ones too.</param>
    public static Field Ink(Field tone, float sigma, float sensitivity)
    {
        var (near, far) = (tone.Blur(sigma), tone.Blur(sigma * 1.6f));
        var ink = new Field(tone.Width, tone.Height);
        for (var i = 0; i < ink.Values.Length; i++)
            ink.Values[i] = Curves.Step(0.15f, 0.75f, (far.Values[i] - near.Values[i]) * sensitivity);
        return ink;
    }

    /// <summary>Contours scaled so that the strong ones of any picture, faint or harsh, reach about 1.</summary>
    public static Field StrongEdges(Picture picture, float sigma)
    {
        var edges = Edges(picture, sigma);
        var mean = edges.Values.Average();
        var deviation = MathF.Sqrt(edges.Values.Average(v => (v - mean) * (v - mean)));
        var gain = 1 / Math.Clamp(mean + 2.2f * deviation, 0.03f, 0.5f);
        return edges.Map(v => v * gain);
    }

    /// <summary>Strength of the contour, about 0 to 1: the gradient's length at a scale.</summary>
    public static Field Edges(Picture picture, float sigma)
    {
        var soft = picture.Blur(sigma);
        return Field.Of(
            picture.Width,
            picture.Height,
            (x, y) =>
            {
                var gx = soft[x + 1, y] - soft[x - 1, y];
                var gy = soft[x, y + 1] - soft[x, y - 1];
                return MathF.Sqrt((gx.LengthSquared() + gy.LengthSquared()) / 3) * MathF.Max(sigma, 0.7f);
            }
        );
    }
}
