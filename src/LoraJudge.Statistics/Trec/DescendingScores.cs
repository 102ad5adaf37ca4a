namespace LoraJudge.Statistics.Trec;

/// <summary>
/// Scores that say an order which is known already. Tools that read runs sort by score and order equal scores as they like (trec_eval: by
/// document), and some read scores as 32 bits (trec_eval up to 9.0.8): what they rank is not what was ranked.
/// </summary>
public static class DescendingScores
{
    /// <param name="scores">Finite, in rank order.</param>
    /// <returns>
    /// The same where they descend; else the nearest 32-bit number below the one before. They descend strictly, as 64 and as 32 bits.
    /// </returns>
    public static double[] Of(IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var descending = new double[scores.Count];
        var before = float.PositiveInfinity;
        for (var rank = 0; rank < descending.Length; rank++)
        {
            descending[rank] = (float)scores[rank] < before ? scores[rank] : MathF.BitDecrement(before);
            before = (float)descending[rank];
            // Nothing is below it: ranks alone say the order.
            if (float.IsNegativeInfinity(before))
                return [.. Enumerable.Range(0, descending.Length).Select(place => (double)(descending.Length - place))];
        }

        return descending;
    }
}
