namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>A placed point in eight-bit steps.</summary>
/// <param name="Codes">D numbers.</param>
/// <param name="Scale">How long a step is, but for the frame's weights.</param>
/// <param name="NormSquared">Of the point that the codes stand for.</param>
internal readonly record struct Quantised(sbyte[] Codes, float Scale, double NormSquared)
{
    public static Quantised Of(Frame frame, double[] placed)
    {
        var scale = (float)(placed.Select((number, index) => Math.Abs(number) / frame.Weights[index]).Max() / sbyte.MaxValue);
        if (scale < float.ScaleB(1, -100))
            scale = 0;
        var (codes, normSquared) = (new sbyte[placed.Length], 0.0);
        for (var index = 0; index < codes.Length; index++)
        {
            var step = (double)scale * frame.Weights[index];
            codes[index] = scale == 0 ? (sbyte)0 : (sbyte)Math.Clamp(Math.Round(placed[index] / step), -127, 127);
            normSquared += Math.Pow(codes[index] * step, 2);
        }

        return new Quantised(codes, scale, normSquared);
    }

    /// <returns>The point that the codes stand for.</returns>
    public double[] Point(Frame frame)
    {
        var point = new double[Codes.Length];
        for (var index = 0; index < point.Length; index++)
            point[index] = Codes[index] * ((double)Scale * frame.Weights[index]);
        return point;
    }
}
