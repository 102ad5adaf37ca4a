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
        return Of(distances.Zip(sameModel, (distance, same) => (likelihood.Of(distance), same)), bins);
    }

    /// <param name="predictions">Likelihoods, each with whether one model made both; as above, one or more.</param>
    internal static ReliabilityCurve Of(IEnumerable<(double Predicted, bool Same)> predictions, int bins)
    {
        (double Predicted, bool Same)[] pairs = [.. predictions.OrderBy(pair => pair.Predicted)];
        var curve = Binned(pairs, bins);
        return new ReliabilityCurve(
            curve,
            pairs.Average(pair => Math.Pow(pair.Predicted - (pair.Same ? 1 : 0), 2)),
            curve.Sum(bin => bin.Count * Math.Abs(bin.MeanPredicted - bin.ObservedShare)) / pairs.Length
        );
    }

    private static List<ReliabilityBin> Binned((double Predicted, bool Same)[] pairs, int bins)
    {
        var curve = new List<ReliabilityBin>();
        var start = 0;
        for (var bin = 1; bin <= bins; bin++)
        {
            var end = (int)((long)bin * pairs.Length / bins);
            while (end > 0 && end < pairs.Length && pairs[end].Predicted == pairs[end - 1].Predicted)
                end++;
            if (end <= start)
                continue;
            var inside = pairs[start..end];
            curve.Add(
                new ReliabilityBin(
                    inside.Average(pair => pair.Predicted),
                    inside.Count(pair => pair.Same) / (double)inside.Length,
                    inside.Length
                )
            );
            start = end;
        }

        return curve;
    }
}

/// <param name="MeanPredicted">Mean likelihood of the bin's pairs.</param>
/// <param name="ObservedShare">Share of them that one model made.</param>
public readonly record struct ReliabilityBin(double MeanPredicted, double ObservedShare, int Count);
