namespace LoraJudge.Style.Ranking;

/// <summary>
/// Fits a <see cref="StyleLikelihood"/> to the distances of pairs of pictures: logistic regression by Newton's method with step halving.
/// Sources: Platt, "Probabilistic Outputs for Support Vector Machines" (1999), for the targets, which keep the fit finite where a
/// distance separates the pairs; Lin, Lin and Weng, "A note on Platt's probabilistic outputs for support vector machines", Machine
/// Learning 68 (2007), for the method.
/// </summary>
public static class StyleLikelihoodFit
{
    private const int MaxSteps = 100;
    private const int MaxHalvings = 40;
    private const double Precision = 1e-12;

    /// <param name="own">Distances of pairs that one model made.</param>
    /// <param name="others">Distances of pairs that two models made. Each side counts as much as the other, whatever its number.</param>
    /// <returns>
    /// Null where a side has no pairs. Where the pairs of two models are the nearer ones, the slope is 0: distance then says nothing.
    /// </returns>
    /// <exception cref="ArgumentException">A distance is negative or not finite.</exception>
    public static StyleLikelihood? Fit(IReadOnlyCollection<double> own, IReadOnlyCollection<double> others)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(others);
        if (own.Concat(others).Any(distance => !double.IsFinite(distance) || distance < 0))
            throw new ArgumentException("A distance is negative or not finite.", nameof(own));
        if (own.Count == 0 || others.Count == 0)
            return null;
        var (center, scale) = Standardisation(own, others);
        LogisticPoint[] points =
        [
            .. own.Select(d => new LogisticPoint((d - center) / scale, (own.Count + 1.0) / (own.Count + 2.0), 0.5 / own.Count)),
            .. others.Select(d => new LogisticPoint((d - center) / scale, 1.0 / (others.Count + 2.0), 0.5 / others.Count)),
        ];
        var (intercept, slope) = Newton(points);
        if (slope >= 0)
            return new StyleLikelihood(LogOdds(points.Sum(point => point.Weight * point.Target)), 0);
        return new StyleLikelihood(intercept - (slope * center / scale), slope / scale);
    }

    /// <summary>Mean and standard deviation, each side counting half; 1 for the latter where all distances are equal.</summary>
    private static (double Center, double Scale) Standardisation(IReadOnlyCollection<double> own, IReadOnlyCollection<double> others)
    {
        var center = (own.Average() + others.Average()) / 2;
        double Square(double distance) => (distance - center) * (distance - center);
        var scale = Math.Sqrt((own.Average(Square) + others.Average(Square)) / 2);
        return scale > 1e-12 * center ? (center, scale) : (center, 1);
    }

    private static (double Intercept, double Slope) Newton(LogisticPoint[] points)
    {
        var (intercept, slope) = (0.0, 0.0);
        var loss = Loss(points, intercept, slope);
        for (var step = 0; step < MaxSteps; step++)
        {
            var (down, along) = Direction(points, intercept, slope);
            var (share, next) = (1.0, Loss(points, intercept + down, slope + along));
            for (var halving = 0; !(next <= loss) && halving < MaxHalvings; halving++)
            {
                share /= 2;
                next = Loss(points, intercept + (share * down), slope + (share * along));
            }

            if (!(next <= loss))
                break;
            (intercept, slope, loss) = (intercept + (share * down), slope + (share * along), next);
            if (Math.Abs(share * down) + Math.Abs(share * along) < Precision)
                break;
        }

        return (intercept, slope);
    }

    /// <summary>−H⁻¹g of the cross-entropy; a small ridge keeps H invertible where all distances are equal.</summary>
    private static (double Intercept, double Slope) Direction(LogisticPoint[] points, double intercept, double slope)
    {
        var (g0, g1, h00, h01, h11) = (0.0, 0.0, Precision, 0.0, Precision);
        foreach (var (x, target, weight) in points)
        {
            var p = Logistic(intercept + (slope * x));
            var (residual, curvature) = (weight * (p - target), weight * p * (1 - p));
            g0 += residual;
            g1 += residual * x;
            h00 += curvature;
            h01 += curvature * x;
            h11 += curvature * x * x;
        }

        var determinant = (h00 * h11) - (h01 * h01);
        return (-((h11 * g0) - (h01 * g1)) / determinant, -((h00 * g1) - (h01 * g0)) / determinant);
    }

    /// <summary>Σ w (log(1 + e^z) − t z), in a form that does not overflow.</summary>
    private static double Loss(LogisticPoint[] points, double intercept, double slope)
    {
        var sum = 0.0;
        foreach (var (x, target, weight) in points)
        {
            var z = intercept + (slope * x);
            sum += weight * (Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (target * z));
        }

        return sum;
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    private readonly record struct LogisticPoint(double X, double Target, double Weight);
}
