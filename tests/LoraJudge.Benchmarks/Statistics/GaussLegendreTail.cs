using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace LoraJudge.Benchmarks.Statistics;

/// <summary>A slow, independent rule for the tails of Dunnett's distribution.</summary>
internal static class GaussLegendreTail
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 20);

    public static double Of(int control, int[] groups, double degrees, double t, bool twoSided)
    {
        var total = Array.ConvertAll(groups, n => (double)n + control);
        var lambdas = groups.Select((n, i) => Math.Sqrt(n / total[i])).ToArray();
        var complements = groups.Select((_, i) => Math.Sqrt(control / total[i])).ToArray();
        var a = degrees / 2;
        var constant = Math.Log(2) + a * Math.Log(a) - a - SpecialFunctions.GammaLn(a);
        double LogDensity(double u) => constant + a * (2 * u - (Math.Exp(2 * u) - 1));
        double Bound(double u) => LogDensity(u) + Math.Min(0, Math.Log(groups.Length) - Math.Pow(t * Math.Exp(u), 2) / 2);
        var nodes = Enumerable.Range(0, 6801).Select(i => -60 + i / 100.0).ToArray();
        var peak = nodes.Max(Bound);
        var kept = Array.FindAll(nodes, u => Bound(u) > peak - 60);
        var width = Math.Min(0.4, 1.5 / Math.Sqrt(2 * degrees));
        // log-gamma rounds for many degrees of freedom: the density's own integral sets it right.
        var bulk = Panels(-55 / degrees - 6 / Math.Sqrt(degrees) - 0.01, Math.Min(4, 8 / Math.Sqrt(degrees)), width);
        var mass = bulk.Sum(edge => Integrate(edge.Low, edge.High, u => Math.Exp(LogDensity(u))));
        var tail = Panels(kept[0], kept[^1], width)
            .Sum(edge =>
                Integrate(edge.Low, edge.High, u => Math.Exp(LogDensity(u)) * Known(t * Math.Exp(u), lambdas, complements, twoSided))
            );
        return tail / mass;
    }

    private static double Known(double y, double[] lambdas, double[] complements, bool twoSided)
    {
        if (y > 38)
            return 0;
        var reach = Math.Sqrt(y * y + 90);
        var edges = new SortedSet<double>(Enumerable.Range(0, 41).Select(i => reach * (i - 20) / 20.0));
        foreach (var (lambda, c) in lambdas.Zip(complements).Distinct())
        foreach (var centre in new[] { y * lambda, y / lambda, -y * lambda, -y / lambda })
            for (var d = 0.25 * c; d < 60 * c; d *= 1.5)
                edges.UnionWith(new[] { centre - d, centre, centre + d }.Where(z => Math.Abs(z) < reach));
        double sum = 0;
        foreach (var (low, high) in edges.Zip(edges.Skip(1)))
            sum += Integrate(low, high, z => Math.Exp(-z * z / 2) * Union(y, z, lambdas, complements, twoSided));
        return sum / Math.Sqrt(2 * Math.PI);
    }

    private static double Union(double y, double z, double[] lambdas, double[] complements, bool twoSided)
    {
        double log = 0;
        for (var i = 0; i < lambdas.Length; i++)
        {
            var q = Tail((y - lambdas[i] * z) / complements[i]) + (twoSided ? Tail((y + lambdas[i] * z) / complements[i]) : 0);
            if (q >= 1)
                return 1;
            log += SpecialFunctions.Log1p(-q);
        }
        // expm1 by the hyperbolic sine: the library's is good to nine digits only.
        return -2 * Math.Sinh(log / 2) * Math.Exp(log / 2);
    }

    private static double Tail(double x) => 0.5 * SpecialFunctions.Erfc(x / Math.Sqrt(2));

    private static IEnumerable<(double Low, double High)> Panels(double low, double high, double width)
    {
        var count = Math.Max(8, (int)Math.Ceiling((high - low) / width));
        return Enumerable.Range(0, count).Select(i => (low + (high - low) * i / count, low + (high - low) * (i + 1) / count));
    }

    private static double Integrate(double low, double high, Func<double, double> function)
    {
        double sum = 0;
        for (var i = 0; i < Rule.Order; i++)
            sum += Rule.GetWeight(i) * function((low + high) / 2 + (high - low) / 2 * Rule.GetAbscissa(i));
        return sum * (high - low) / 2;
    }
}
