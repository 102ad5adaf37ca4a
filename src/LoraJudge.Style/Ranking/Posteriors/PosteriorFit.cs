namespace LoraJudge.Style.Ranking.Posteriors;

/// <summary>
/// Fits a <see cref="StylePosterior"/> by maximum likelihood on a catalogue's own pictures, which takes it apart: sharpness and strays by the
/// pictures' own models, among models alone; then the log-odds of none, by logistic regression on each picture with its own model and without.
/// </summary>
internal static class PosteriorFit
{
    /// <summary>The floor is where this share of the pictures is nearer to the mean.</summary>
    private const double Nearer = 0.1;

    /// <summary>The sharpness is looked for within this factor of one over the mean squared distance, in logarithms.</summary>
    private static readonly double Range = Math.Log(1000);

    private const int Steps = 28;
    private const int Halvings = 40;
    private const double Golden = 0.6180339887498949;

    /// <param name="searches">One or more.</param>
    public static StylePosterior Fit(IReadOnlyList<HeldOutSearch> searches)
    {
        double[] radii = [.. searches.Select(search => Math.Sqrt(search.Norm)).Order()];
        // A catalogue whose pictures all lie at its mean has no scale: any will do.
        var floor = Math.Max(radii[(int)(Nearer * radii.Length)], radii[^1] > 0 ? 1e-6 * radii[^1] : 1);
        var scale = searches.Average(search => search.Nearest / StylePosterior.Radius(search.Norm, floor));
        var middle = -Math.Log(Math.Max(scale, 1e-12));
        var sharpness = Math.Exp(Least(x => -LogLikelihood(searches, Math.Exp(x), floor).Mean, middle - Range, middle + Range));
        var (intercept, nearness, norm) = None(searches, floor);
        return new StylePosterior(sharpness, LogLikelihood(searches, sharpness, floor).Stray, floor, intercept, nearness, norm);
    }

    /// <summary>Of the pictures' own models among all models, with the share of strays that makes it largest.</summary>
    private static (double Mean, double Stray) LogLikelihood(IReadOnlyList<HeldOutSearch> searches, double sharpness, double floor)
    {
        double[] own =
        [
            .. searches
                .AsParallel()
                .AsOrdered()
                .Select(search =>
                {
                    var s = sharpness / StylePosterior.Radius(search.Norm, floor);
                    return Math.Exp((-s * search.Own) - HeldOutSearch.LogSum(-s * search.Own, search.LogMass(s)));
                }),
        ];
        // Never none at all: as if one picture more had been looked at, a stray.
        var (low, high) = (1.0 / (searches.Count + 2), 0.5);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var stray = (low + high) / 2;
            (low, high) = Sum((p, even) => (even - p) / Mixed(p, even, stray)) > 0 ? (stray, high) : (low, stray);
        }

        return (Sum((p, even) => Math.Log(Mixed(p, even, low))) / searches.Count, low);

        double Sum(Func<double, double, double> term)
        {
            var sum = 0.0;
            for (var place = 0; place < own.Length; place++)
                sum += searches[place].Weight * term(own[place], 1.0 / (searches[place].OtherModels + 1));
            return sum;
        }
    }

    private static double Mixed(double own, double even, double stray) => ((1 - stray) * own) + (stray * even);

    /// <summary>By golden section; an end where the function falls towards it.</summary>
    private static double Least(Func<double, double> function, double low, double high)
    {
        var (left, right) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
        var (atLeft, atRight) = (function(left), function(right));
        for (var step = 0; step < Steps; step++)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Golden * (high - low));
                atLeft = function(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Golden * (high - low));
                atRight = function(right);
            }
        }

        return (low + high) / 2;
    }

    /// <summary>What would have the wrong sign is left out.</summary>
    private static (double Intercept, double Nearness, double Norm) None(IReadOnlyList<HeldOutSearch> searches, double floor)
    {
        bool[] used = [true, true];
        while (true)
        {
            double[] Features(double norm, double nearest)
            {
                var (near, far) = StylePosterior.Evidence(norm, nearest, floor);
                return [.. new[] { -near, far }.Where((_, place) => used[place])];
            }

            var fit = LogisticFit.Fit(
                [.. searches.Select(search => (Features(search.Norm, search.Nearest), search.Weight))],
                [.. searches.Select(search => (Features(search.Norm, Math.Min(search.Own, search.Nearest)), search.Weight))]
            );
            var slopes = new Queue<double>(fit.Slopes);
            double[] all = Array.ConvertAll(used, isUsed => isUsed ? slopes.Dequeue() : 0);
            if (all.Min() >= 0)
                return (fit.Intercept, all[0], all[1]);
            used[Array.IndexOf(all, all.Min())] = false;
        }
    }
}
