namespace LoraJudge.Style.Ranking;

/// <summary>Fits a <see cref="StyleLikelihood"/> to the distances of pairs of pictures, by <see cref="LogisticFit"/>.</summary>
public static class StyleLikelihoodFit
{
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
        var (intercept, slopes) = Fit(own, others, distance => [distance]);
        return slopes[0] < 0 ? new StyleLikelihood(intercept, slopes[0]) : new StyleLikelihood(Fit(own, others, _ => []).Intercept, 0);
    }

    private static (double Intercept, double[] Slopes) Fit(
        IReadOnlyCollection<double> own,
        IReadOnlyCollection<double> others,
        Func<double, double[]> features
    ) => LogisticFit.Fit([.. own.Select(d => (features(d), 1.0))], [.. others.Select(d => (features(d), 1.0))]);
}
