using System.Numerics;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>Bounds on d_avg from what the scan reads, for the sixteen models of a block; but for <see cref="Rounding.Scan"/>.</summary>
internal static class ScanBounds
{
    /// <summary>Where A is smaller, in squared units, A² might be no normal number: nothing is said then.</summary>
    private static readonly Vector<float> Smallest = new(float.ScaleB(1, -50));

    /// <param name="codes">The block's, <see cref="Segment.CodesOf"/>.</param>
    /// <param name="scanned">The block's, <see cref="Segment.ScannedOf(int)"/>.</param>
    /// <param name="pictures">One or more.</param>
    /// <param name="lower">Takes Σ L over the pictures.</param>
    /// <param name="upper">Takes Σ U over the pictures.</param>
    public static void Of(
        ReadOnlySpan<sbyte> codes,
        ReadOnlySpan<float> scanned,
        PlacedPicture[] pictures,
        Span<float> lower,
        Span<float> upper
    )
    {
        Span<int> dots = stackalloc int[Segment.Block];
        lower.Clear();
        upper.Clear();
        foreach (var picture in pictures)
        {
            DotKernel.Multiply(codes, picture.Pairs, dots);
            for (var lane = 0; lane < Segment.Block; lane += Vector<float>.Count)
                Add(in scanned[lane], new Vector<int>(dots[lane..]), picture, lower[lane..], upper[lane..]);
        }
    }

    private static void Add(ref readonly float fields, Vector<int> dots, PlacedPicture picture, Span<float> lower, Span<float> upper)
    {
        var norms = Field(in fields, ScannedField.NormSquared) + new Vector<float>(picture.NormSquared);
        var squared = norms - (Field(in fields, ScannedField.Scale) * (Vector.ConvertToSingle(dots) * (2 * picture.Step)));
        var margin = norms * Rounding.Expanded;
        var error = Field(in fields, ScannedField.Error) + new Vector<float>(picture.Error);
        var near = Vector.Max(Root(squared - margin) - error, Vector<float>.Zero);
        var far = Root(squared + margin) + error;
        var variance = Field(in fields, ScannedField.Variance);
        var mean = (near * near) + variance;
        var spread =
            Field(in fields, ScannedField.SigmaSquared)
            + (far * (Field(in fields, ScannedField.FourBeta) + (Field(in fields, ScannedField.FourLambda) * far)));
        var twoPoint = mean / (Vector<float>.One + (spread / (mean * mean)));
        var bound = Vector.SquareRoot(Vector.Max(twoPoint, near * near));
        bound = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(mean, Smallest), bound, Vector<float>.Zero);
        (new Vector<float>(lower) + bound).CopyTo(lower);
        (new Vector<float>(upper) + Vector.SquareRoot((far * far) + variance)).CopyTo(upper);
    }

    private static Vector<float> Root(Vector<float> square) => Vector.SquareRoot(Vector.Max(square, Vector<float>.Zero));

    private static Vector<float> Field(ref readonly float fields, ScannedField field) =>
        Vector.LoadUnsafe(in fields, (nuint)((int)field * Segment.Block));
}
