using LoraJudge.Statistics.Ratings;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>
/// Whole grades of items, as qrels have them: (aggregated score - 1) × <see cref="Unit"/>. The lowest score is worth nothing, and nDCG with
/// linear gain does not depend on the unit.
/// </summary>
internal sealed class Grading
{
    /// <summary>Of means: whole for up to six raters.</summary>
    private const int MeanUnit = 60;

    private const double Rounding = 1e-9;

    public Grading(KeptRatings ratings, RelevanceRule rule)
    {
        var scores = Enumerable.Range(0, ratings.Data.Items.Count).Select(item => rule.Grade(ratings.ScoresOf(item)).ValueOrNull).ToArray();
        Unit =
            rule.Aggregation == Aggregation.Mean ? MeanUnit
            : double.IsInteger(rule.Threshold) && Array.TrueForAll(scores, score => score is null || double.IsInteger(score.Value)) ? 1
            : 2;
        // Downwards: a score below the threshold never reaches it by rounding.
        Of = Array.ConvertAll(scores, score => score is { } value ? (int)Math.Floor(((value - 1) * Unit) + Rounding) : (int?)null);
        Relevant = (int)Math.Ceiling(((rule.Threshold - 1) * Unit) - Rounding);
    }

    public int Unit { get; }

    /// <summary>The lowest grade of a relevant item.</summary>
    public int Relevant { get; }

    /// <summary>Grade of each item; null without ratings.</summary>
    public int?[] Of { get; }
}
