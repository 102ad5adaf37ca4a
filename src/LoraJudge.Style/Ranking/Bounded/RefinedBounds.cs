using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>Bounds on d_avg from the centroid in single precision and the principal direction, in double precision and the frame's units.</summary>
internal sealed class RefinedBounds(Frame frame)
{
    /// <summary>Where A is smaller, its powers are left alone.</summary>
    private const double Smallest = 1.0 / (1L << 60);

    private readonly double rounding = Rounding.Of(frame.Dimensions, 1);
    private readonly double[] difference = new double[frame.Dimensions];
    private readonly double[] wide = new double[frame.Dimensions];

    /// <param name="directed">Whether to look at the principal direction too: L is tighter then, U the same.</param>
    /// <returns>Σ L and Σ U over the pictures, but for <see cref="Rounding.Of"/>.</returns>
    public (double Lower, double Upper) Of(Segment segment, int slot, PlacedPicture[] pictures, bool directed)
    {
        var (lower, upper) = (0.0, 0.0);
        foreach (var picture in pictures)
        {
            var (low, high) = Of(segment, slot, picture.Vector, directed);
            (lower, upper) = (lower + low, upper + high);
        }

        return (lower, upper);
    }

    private (double Lower, double Upper) Of(Segment segment, int slot, float[] picture, bool directed)
    {
        var distance = StyleDistance.Between(picture, segment.Centroid(slot)) / frame.Unit;
        var error = segment.RefinedOf(slot, RefinedField.Error);
        var near = Math.Max(0, (distance * (1 - rounding)) - error);
        var far = (distance * (1 + rounding)) + error;
        double variance = segment.RefinedOf(slot, RefinedField.Variance);
        var upper = Math.Sqrt((far * far) + (variance * (1 + Rounding.Variance)));
        var lower = Math.Max(near, segment.RefinedOf(slot, RefinedField.MeanRadius) - far);
        var mean = (near * near) + variance;
        if (!(mean >= Smallest))
            return (lower, upper);
        var spread = directed
            ? Spread(segment, slot, far, Along(segment, slot, picture), (rounding * distance) + error)
            : Spread(segment, slot, far);
        var references = segment.Entries[slot].References.Count;
        var reach = Math.Max(0, near - segment.RefinedOf(slot, RefinedField.Radius));
        var floor = Math.Max(reach * reach, mean - (Math.Sqrt(spread) * Math.Sqrt(references - 1)));
        return (Math.Max(lower, LeastRoot(mean, spread, floor)), upper);
    }

    /// <summary>The least E√X over all laws with this mean, no larger a variance and no smaller values: that of a two-point law.</summary>
    private static double LeastRoot(double mean, double variance, double floor)
    {
        var gap = mean - floor;
        if (gap <= 0)
            return Math.Sqrt(mean);
        var root = Math.Sqrt(mean + (variance / gap));
        return ((variance * Math.Sqrt(floor)) + (gap * gap * root)) / ((gap * gap) + variance);
    }

    /// <summary>Not less than Var ‖q − t‖² = σ² + 4 (q−c)ᵀΣ(q−c) − 4 (q−c)·b, wider by <see cref="Rounding.Variance"/>.</summary>
    private static double Spread(Segment segment, int slot, double far)
    {
        double Refined(RefinedField field) => segment.RefinedOf(slot, field);
        return (Refined(RefinedField.SigmaSquared) + (far * (Refined(RefinedField.FourBeta) + (Refined(RefinedField.FourLambda) * far))))
            * (1 + Rounding.Variance);
    }

    /// <inheritdoc cref="Spread(Segment, int, double)"/>
    /// <param name="along">|(q − c)·g|, g of length one.</param>
    /// <param name="error">Of <paramref name="along"/>.</param>
    private static double Spread(Segment segment, int slot, double far, double along, double error)
    {
        var (most, least) = (along + error, Math.Max(0, along - error));
        var across = Math.Sqrt(Math.Max(0, (far * far) - (least * least)));
        double Refined(RefinedField field) => segment.RefinedOf(slot, field);
        var quadratic =
            (Refined(RefinedField.Along) * most * most)
            + (2 * Refined(RefinedField.Coupling) * most * across)
            + (Refined(RefinedField.Across) * across * across);
        var sigmaSquared = Refined(RefinedField.SigmaSquared);
        var linear = Math.Min(
            (Refined(RefinedField.BetaAlong) * most) + (Refined(RefinedField.BetaAcross) * across),
            Math.Sqrt(sigmaSquared * quadratic)
        );
        return Math.Min((sigmaSquared + (4 * (quadratic + linear))) * (1 + Rounding.Variance), Spread(segment, slot, far));
    }

    /// <returns>|(q − c)·g| / ‖g‖; 0 where there is no direction.</returns>
    private double Along(Segment segment, int slot, float[] picture)
    {
        TensorPrimitives.ConvertTruncating<float, double>(picture, difference);
        TensorPrimitives.ConvertTruncating(segment.Centroid(slot), wide);
        TensorPrimitives.Subtract(difference, wide, difference);
        TensorPrimitives.ConvertTruncating(segment.Direction(slot), wide);
        var length = TensorPrimitives.SumOfSquares<double>(wide);
        return length == 0 ? 0 : Math.Abs(TensorPrimitives.Dot<double>(difference, wide)) / (Math.Sqrt(length) * frame.Unit);
    }
}
