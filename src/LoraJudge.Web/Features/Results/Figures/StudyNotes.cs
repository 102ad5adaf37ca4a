using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>What can and what cannot be said of a study, in sentences.</summary>
internal static class StudyNotes
{
    public static IReadOnlyList<string> Of(StudyData data, KeptRatings ratings, Participation people, RetrievalResults retrieval) =>
        [.. Basis(data, ratings).Concat(Missing(data, ratings, people, retrieval)).OfType<string>()];

    private static IEnumerable<string?> Basis(StudyData data, KeptRatings ratings)
    {
        var judgments = ratings.Judgments;
        var raters = judgments.Select(at => data.Judgments.Participant[at]).Distinct().Count();
        var scores = judgments.Select(at => data.Judgments.Score[at]).Distinct().Count();
        yield return data.Study.IsSimulated ? "The raters are simulated: these figures say nothing about people." : null;
        yield return data.Study.State == StudyState.Open ? "The study is still open: figures change with every judgment." : null;
        yield return judgments.Length switch
        {
            0 when data.Judgments.Count > 0 => "All judgments are left out by the rules: no figure can be told.",
            0 => "Nobody has judged anything yet: no figure can be told.",
            1 => "There is one judgment: it says what one person thought of one result, and nothing of agreement or methods.",
            _ => null,
        };
        yield return judgments.Length > 1 && raters == 1
            ? "One person has judged: how good the rankings are is that person's view, and agreement cannot be told."
            : null;
        yield return judgments.Length > 1 && scores == 1
            ? $"Every score is {data.Judgments.Score[judgments[0]]}: without differences between scores there is nothing to agree about, and agreement cannot be told."
            : null;
        yield return data.Control < 0
            ? $"The control, \"{data.Study.Control}\", is no method of the study: nothing can be compared with it."
            : null;
        yield return data.Methods.Count < 2 ? "There is one method at most: nothing can be compared." : null;
    }

    private static IEnumerable<string?> Missing(StudyData data, KeptRatings ratings, Participation people, RetrievalResults retrieval)
    {
        var unjudged = ratings.RatersOf.Count(raters => raters == 0);
        var few = ratings.RatersOf.Count(raters => raters > 0 && raters < data.Study.RatersPerItem);
        var leftOut = people.Participants.Where(one => one.LeftOutBy is not null && one.Judgments > 0).ToList();
        yield return ratings.Judgments.Length > 0 && unjudged > 0
            ? $"{ResultWords.Counted(unjudged, "item has", "items have")} no judgment and count as not relevant: p@k and nDCG may be too low."
            : null;
        yield return ratings.Judgments.Length > 0 && few > 0
            ? $"{ResultWords.Counted(few, "item has", "items have")} fewer than the {data.Study.RatersPerItem} raters that were planned."
            : null;
        yield return ratings.Judgments.Length > 0 && retrieval.LeftOutTopics.Count > 0
            ? $"{ResultWords.Counted(retrieval.LeftOutTopics.Count, "query has", "queries have")} no judgment and {(retrieval.LeftOutTopics.Count == 1 ? "is" : "are")} left out of all means."
            : null;
        yield return ratings.HasUnknownTimes
            ? "It is not known when some judgments were given: how agreement went over time cannot be told."
            : null;
        yield return data.Withdrawals > 0
            ? $"{ResultWords.Counted(data.Withdrawals, "participant has", "participants have")} withdrawn, of {data.Participants.Count + data.Withdrawals}: {ResultWords.Counted(data.ErasedJudgments, "judgment was", "judgments were")} erased. Who withdraws may judge otherwise than who stays."
            : null;
        foreach (var rule in leftOut.GroupBy(one => one.LeftOutBy!, StringComparer.Ordinal))
            yield return $"{rule.Key}: {ResultWords.Counted(rule.Count(), "participant is", "participants are")} left out with {ResultWords.Counted(rule.Sum(one => one.Judgments), "judgment", "judgments")}.";
    }
}
