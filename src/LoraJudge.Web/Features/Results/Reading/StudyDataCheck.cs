namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>Whether data keep the promises that their figures rest on.</summary>
internal static class StudyDataCheck
{
    public static void Check(StudyData data)
    {
        var (runs, items, judgments) = (data.Runs, data.Items, data.Judgments);
        That(data.Methods.Distinct(StringComparer.Ordinal).Count() == data.Methods.Count, "Two methods have one name.");
        That(Ascends(data.Topics.Count, at => string.CompareOrdinal(data.Topics[at - 1].Code, data.Topics[at].Code)), "Topics");
        That(Ascends(data.Models.Count, at => string.CompareOrdinal(data.Models[at - 1], data.Models[at])), "Models");
        Same(runs.Count, runs.Topic.Length, runs.Rank.Length, runs.Model.Length, runs.Score.Length);
        Same(items.Count, items.Model.Length, items.Code.Length);
        Same(judgments.Count, judgments.Item.Length, judgments.Score.Length, judgments.GivenUtc.Length);
        Same(judgments.Count, judgments.Milliseconds.Length, judgments.Position.Length);
        if (judgments.LoadFailures.Length > 0)
            Same(judgments.Count, judgments.LoadFailures.Length);
        Within(runs.Method, data.Methods.Count, "method of a run");
        Within(runs.Topic, data.Topics.Count, "topic of a run");
        Within(runs.Model, data.Models.Count, "model of a run");
        Within(items.Topic, data.Topics.Count, "topic of an item");
        Within(items.Model, data.Models.Count, "model of an item");
        Within(judgments.Participant, data.Participants.Count, "participant of a judgment");
        Within(judgments.Item, items.Count, "item of a judgment");
        That(Array.TrueForAll(judgments.Score, score => score >= 1 && score <= data.Scores), $"A score is not from 1 to {data.Scores}.");
        That(Array.TrueForAll(runs.Score, double.IsFinite), "A run's score is not finite.");
        CheckCollected(data);
        Order(runs.Count, "Run entries", at => (runs.Method[at], runs.Topic[at], runs.Rank[at]));
        Order(items.Count, "Items", at => (items.Topic[at], items.Model[at]));
        Order(judgments.Count, "Judgments", at => (judgments.GivenUtc[at], judgments.Participant[at], judgments.Item[at]));
    }

    private static void CheckCollected(StudyData data)
    {
        var (collected, people) = (data.Collected, data.Participants.Count);
        Within([.. collected.Answers.Select(one => one.Participant)], people, "participant of an answer");
        Within([.. collected.Answers.Select(one => one.Question)], collected.Questions.Count, "question of an answer");
        Within([.. collected.CheckAnswers.Select(one => one.Participant)], people, "participant of an attention check");
        Within([.. collected.CheckAnswers.Select(one => one.Topic)], data.Topics.Count, "topic of an attention check");
        Within([.. collected.Assignments.Select(one => one.Participant)], people, "participant of an assignment");
        Within([.. collected.PanelIds.Select(one => one.Participant)], people, "participant of a panel id");
        Within([.. collected.LiveResults.Select(one => one.Ranking)], collected.LiveRankings.Count, "ranking of a live result");
        Within([.. collected.LiveResults.Select(one => one.Method)], data.Methods.Count, "method of a live result");
        var (answers, places, results) = (collected.Answers, collected.Assignments, collected.LiveResults);
        Order(collected.PanelIds.Count, "Panel ids", at => collected.PanelIds[at].Participant);
        Order(places.Count, "Assignments", at => (places[at].Participant, places[at].Block));
        Order(answers.Count, "Answers", at => (answers[at].Participant, answers[at].Question));
        Order(results.Count, "Live results", at => (results[at].Ranking, results[at].Position));
    }

    private static void Order<T>(int count, string what, Func<int, T> key)
        where T : IComparable<T> => That(Ascends(count, at => key(at - 1).CompareTo(key(at))), what);

    private static bool Ascends(int count, Func<int, int> compare)
    {
        for (var at = 1; at < count; at++)
            if (compare(at) >= 0)
                return false;
        return true;
    }

    private static void Within(int[] numbers, int count, string what) =>
        That(Array.TrueForAll(numbers, number => number >= 0 && number < count), $"The {what} is not one of {count}.");

    private static void Same(int count, params ReadOnlySpan<int> lengths)
    {
        foreach (var length in lengths)
            That(length == count, "Columns differ in length.");
    }

    private static void That(bool holds, string problem, string data = nameof(StudyData))
    {
        if (!holds)
            throw new ArgumentException(
                problem.EndsWith('.') ? problem : $"{problem} are not in their order, or one is there twice.",
                data
            );
    }
}
