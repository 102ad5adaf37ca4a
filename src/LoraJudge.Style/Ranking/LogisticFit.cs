using MathNet.Numerics.LinearAlgebra;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// Logistic regression of two sides, each counting as much as the other, whatever its number: Newton's method with step halving. Sources:
/// Platt, "Probabilistic Outputs for Support Vector Machines" (1999), for the targets, which keep the fit finite where the features separate
/// the sides; Lin, Lin and Weng, "A note on Platt's probabilistic outputs for support vector machines", Machine Learning 68 (2007), for the
/// method.
/// </summary>
internal static class LogisticFit
{
    private const int MaxSteps = 100;
    private const int MaxHalvings = 40;

    /// <summary>Also a ridge, which keeps the Hessian invertible where a feature is constant.</summary>
    private const double Precision = 1e-12;

    /// <param name="yes">Features, finite and as many everywhere, with a positive weight; one or more.</param>
    /// <returns>The log-odds of the first side at features 0, and by how much each feature changes them.</returns>
    public static (double Intercept, double[] Slopes) Fit(
        IReadOnlyCollection<(double[] Features, double Weight)> yes,
        IReadOnlyCollection<(double[] Features, double Weight)> no
    )
    {
        var (centres, scales) = Standardisation(yes, no);
        Point[] points = [.. Points(yes, (yes.Count + 1.0) / (yes.Count + 2.0)), .. Points(no, 1.0 / (no.Count + 2.0))];
        var fitted = Newton(points, centres.Length + 1);
        double[] slopes = [.. scales.Select((scale, place) => fitted[place + 1] / scale)];
        return (fitted[0] - slopes.Zip(centres, (slope, centre) => slope * centre).Sum(), slopes);

        IEnumerable<Point> Points(IReadOnlyCollection<(double[] Features, double Weight)> side, double target)
        {
            var total = side.Sum(one => one.Weight);
            return side.Select(one => new Point(
                Vector<double>.Build.DenseOfEnumerable([
                    1,
                    .. one.Features.Select((value, place) => (value - centres[place]) / scales[place]),
                ]),
                target,
                0.5 * one.Weight / total
            ));
        }
    }

    /// <summary>Means and standard deviations, each side counting half; 1 for the latter where all values are equal.</summary>
    private static (double[] Centres, double[] Scales) Standardisation(
        IReadOnlyCollection<(double[] Features, double Weight)> yes,
        IReadOnlyCollection<(double[] Features, double Weight)> no
    )
    {
        double Mean(Func<double[], double> value) => (MeanOf(yes, value) + MeanOf(no, value)) / 2;
        double[] centres = [.. Enumerable.Range(0, yes.First().Features.Length).Select(place => Mean(features => features[place]))];
        double[] scales =
        [
            .. centres.Select(
                (centre, place) =>
                {
                    var scale = Math.Sqrt(Mean(features => Math.Pow(features[place] - centre, 2)));
                    return scale > Precision * Math.Abs(centre) ? scale : 1;
                }
            ),
        ];
        return (centres, scales);
    }

    private static double MeanOf(IReadOnlyCollection<(double[] Features, double Weight)> side, Func<double[], double> value) =>
        side.Sum(one => one.Weight * value(one.Features)) / side.Sum(one => one.Weight);

    private static Vector<double> Newton(Point[] points, int count)
    {
        var at = Vector<double>.Build.Dense(count);
        var loss = Loss(points, at);
        for (var step = 0; step < MaxSteps; step++)
        {
            var along = Direction(points, at);
            var next = Loss(points, at + along);
            for (var halving = 0; !(next <= loss) && halving < MaxHalvings; halving++)
            {
                along /= 2;
                next = Loss(points, at + along);
            }

            if (!(next <= loss))
                break;
            (at, loss) = (at + along, next);
            if (along.L1Norm() < Precision)
                break;
        }

        return at;
    }

    /// <summary>−H⁻¹g of the cross-entropy.</summary>
    private static Vector<double> Direction(Point[] points, Vector<double> at)
    {
        var gradient = Vector<double>.Build.Dense(at.Count);
        var hessian = Matrix<double>.Build.Dense(at.Count, at.Count);
        foreach (var (x, target, weight) in points)
        {
            var p = 1 / (1 + Math.Exp(-x.DotProduct(at)));
            for (var row = 0; row < at.Count; row++)
            {
                gradient[row] += weight * (p - target) * x[row];
                for (var column = 0; column < at.Count; column++)
                    hessian[row, column] += weight * p * (1 - p) * x[row] * x[column];
            }
        }

        for (var row = 0; row < at.Count; row++)
            hessian[row, row] += Precision;
        return -hessian.Solve(gradient);
    }

    /// <summary>Σ w (log(1 + e^z) − t z), in a form that does not overflow.</summary>
    private static double Loss(Point[] points, Vector<double> at)
    {
        var sum = 0.0;
        foreach (var (x, target, weight) in points)
        {
            var z = x.DotProduct(at);
            sum += weight * (Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (target * z));
        }

        return sum;
    }

    /// <param name="X">1, then the standardised features.</param>
    private readonly record struct Point(Vector<double> X, double Target, double Weight);
}
