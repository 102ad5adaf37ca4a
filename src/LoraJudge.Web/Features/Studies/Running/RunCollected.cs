using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Studies.Collected;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>What participants of a running study gave besides judgments of the pool.</summary>
internal static class RunCollected
{
    public static IReadOnlyList<CheckAnswerRow> Checks(RunRows rows)
    {
        var checks = rows.Items.Where(item => item.PoolItemId is null).ToDictionary(item => item.Id);
        var places = rows.Places.ToDictionary(place => place.Id, place => place.ParticipantId);
        return
        [
            .. rows
                .Judgments.Where(judgment => checks.ContainsKey(judgment.ItemId) && places.ContainsKey(judgment.PlaceId))
                .OrderBy(judgment => judgment.JudgedUtc)
                .ThenBy(judgment => judgment.PlaceId)
                .Select(judgment => Row(judgment, checks[judgment.ItemId], places[judgment.PlaceId])),
        ];
    }

    public static IReadOnlyList<QuestionAnswers> Questions(RunRows rows, StudyPlan plan)
    {
        var finished = rows.Participants.Where(one => one.FinishedUtc is not null).ToList();
        return
        [
            .. plan.Questions.Select(
                (question, number) =>
                    QuestionAnswers.Of(
                        question,
                        [
                            .. finished
                                .Where(one => one.Answers.ElementAtOrDefault(number) is { Length: > 0 })
                                .Select(one => new GivenAnswer(Pseudonym.Of(one.Id), one.Answers[number])),
                        ],
                        finished.Count
                    )
            ),
        ];
    }

    private static CheckAnswerRow Row(RunJudgment judgment, RunItem check, long participant) =>
        new(Pseudonym.Of(participant), check.Topic!, check.Least!.Value, check.Most!.Value, judgment.Score, judgment.JudgedUtc);
}
