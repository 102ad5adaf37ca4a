namespace LoraJudge.Statistics.Retrieval;

/// <summary>
/// Expectations of the measures when every order of equally scored documents is as likely: exact, group by group, without enumeration.
/// Source: McSherry and Najork (2008), Computing Information Retrieval Performance Measures Efficiently in the Presence of Tied Scores,
/// ECIR; reciprocal rank and bpref by the same reasoning.
/// </summary>
internal static class ExpectedMeasures
{
    public static TopicMeasures Compute(string topic, JudgedRanking ranking, EvaluationOptions options)
    {
        var relevant = ranking.Ideal.Count(grade => grade >= options.RelevanceLevel);
        var nonRelevant = ranking.Ideal.Length - relevant;
        var ideal = new IdealGain(ranking.Ideal, options.Gain);
        var groups = TieGroup.Of(ranking, options);
        var retrieved = ranking.Grades.Length;
        return new(
            topic,
            retrieved,
            relevant,
            groups.Sum(group => group.Relevant),
            RankedMeasures.Share(groups.Sum(group => group.Precisions()), relevant),
            RankedMeasures.Share(groups.Sum(group => group.RelevantWithin(relevant)), relevant),
            ReciprocalRank(groups),
            RankedMeasures.Share(groups.Sum(group => group.Preferences(relevant, nonRelevant)), relevant),
            RankedMeasures.Share(groups.Sum(group => group.DiscountedGain(retrieved)), ideal.Total),
            [.. options.Cutoffs.Select(cutoff => At(cutoff, groups, retrieved, relevant, ideal))]
        );
    }

    private static CutoffMeasures At(int cutoff, List<TieGroup> groups, int retrieved, int relevant, IdealGain ideal)
    {
        var found = groups.Sum(group => group.RelevantWithin(cutoff));
        var judged = groups.Sum(group => group.JudgedWithin(cutoff));
        var gain = groups.Sum(group => group.DiscountedGain(cutoff));
        return new(
            cutoff,
            found / cutoff,
            RankedMeasures.Share(found, relevant),
            RankedMeasures.Share(gain, ideal.At(cutoff)),
            retrieved == 0 ? Figure.Undefined("nothing was retrieved") : Figure.Of(judged / Math.Min(cutoff, retrieved))
        );
    }

    private static double ReciprocalRank(List<TieGroup> groups) =>
        groups.Find(group => group.Relevant > 0) is { } first ? first.ReciprocalRank() : 0;
}
