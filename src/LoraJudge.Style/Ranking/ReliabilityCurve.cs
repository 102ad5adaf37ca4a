namespace LoraJudge.Style.Ranking;

/// <summary>
/// Whether likelihoods are as often right as they say. Sources: Brier (1950), Monthly Weather Review 78, for the score; Naeini, Cooper and
/// Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015, for the expected error.
/// </summary>
/// <param name="Bins">By ascending likelihood, of equal counts but for equal likelihoods, which stay together.</param>
/// <param name="Brier">Mean squared difference of likelihood and truth: 0 is best, 0.25 is what 0.5 for every pair gets.</param>
/// <param name="ExpectedCalibrationError">Mean over pairs of the difference of mean predicted and observed in their bin.</param>
public sealed record ReliabilityCurve(IReadOnlyList<ReliabilityBin> Bins, double Brier, double ExpectedCalibrationError)
{
    /// <param name="distances">Of pairs, about as many of one model as of two: likelihoods take both for as likely beforehand.</param>
    /// <param name="sameModel">Whether one model made both pictures, one a distance.</param>
    /// <exception cref="ArgumentException">No pairs, different lengths, no bins, or a distance that is not finite.</exception>
    public static ReliabilityCurve Of(StyleLikelihood likelihood, IReadOnlyList<double> distances, IReadOnlyList<bool> sameModel, int bins)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentNullException.ThrowIfNull(sameModel);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (distances.Count == 0 || distances.Count != sameModel.Count)
            throw new ArgumentException($"There are {sameModel.Count} labels for {distances.Count} distances.", nameof(sameModel));
        if (distances.Any(distance => !double.IsFinite(distance)))
            throw new ArgumentException("A distance is not finite.", nameof(distances));
        return Of(distances.Zip(sameModel, (distance, same) => (likelihood.Of(distance), same, 1.0)), bins);
    }

    /// <param name="predictions">Likelihoods, each with whether it came true, and with how much it counts; one or more.</param>
    internal static ReliabilityCurve Of(IEnumerable<(double Predicted, bool IsTrue, double Weight)> predictions, int bins)
    {
        (double Predicted, bool IsTrue, double Weight)[] pairs = [.. predictions.OrderBy(pair => pair.Predicted)];
        var curve = Binned(pairs, bins);
        var total = pairs.Sum(pair => pair.Weight);
        return new ReliabilityCurve(
            [.. curve.Select(bin => bin.Bin)],
            pairs.Sum(pair => pair.Weight * Math.Pow(pair.Predicted - (pair.IsTrue ? 1 : 0), 2)) / total,
            curve.Sum(bin => bin.Weight * Math.Abs(bin.Bin.MeanPredicted - bin.Bin.ObservedShare)) / total
        );
    }

    private static List<(ReliabilityBin Bin, double Weight)> Binned((double Predicted, bool IsTrue, double Weight)[] pairs, int bins)
    {
        var curve = new List<(ReliabilityBin Bin, double Weight)>();
        var start = 0;
        for (var bin = 1; bin <= bins; bin++)
        {
            var end = (int)((long)bin * pairs.Length / bins);
            while (end > 0 && end < pairs.Length && pairs[end].Predicted == pairs[end - 1].Predicted)
                end++;
            if (end <= start)
                continue;
            var inside = pairs[start..end];
            var weight = inside.Sum(pair => pair.Weight);
            curve.Add(
                (
                    new ReliabilityBin(
                        inside.Sum(pair => pair.Weight * pair.Predicted) / weight,
                        inside.Sum(pair => pair.IsTrue ? pair.Weight : 0) / weight,
                        inside.Length
                    ),
                    weight
                )
            );
            start = end;
        }

        return curve;
    }
}

/// <param name="MeanPredicted">Mean likelihood of what is in the bin.</param>
/// <param name="ObservedShare">Share of it that came true.</param>
public readonly record struct ReliabilityBin(double MeanPredicted, double ObservedShare, int Count);
