using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>Participants of a running study, under pseudonyms.</summary>
internal static class ParticipantRows
{
    public static IReadOnlyList<ParticipantView> Of(RunRows rows, StudyPlan plan)
    {
        var items = rows.Items.ToDictionary(item => item.Id);
        var length = rows.Items.CountBy(item => item.BlockId).ToDictionary();
        var places = rows.Places.ToLookup(place => place.ParticipantId);
        var judgments = rows.Judgments.ToLookup(judgment => judgment.PlaceId);
        var views = rows.Participants.Select(Row).ToList();
        var middle = SpeederRule.Median(views.Select(view => view.MedianMilliseconds).OfType<double>()) ?? 0;
        return views.ConvertAll(view =>
            view with
            {
                IsSpeeder = view.MedianMilliseconds is { } median && SpeederRule.Flags(median, view.Judged, middle),
            }
        );

        ParticipantView Row(Participant participant)
        {
            var all = places[participant.Id].ToList();
            var kept = all.Where(place => place.State != AssignmentState.Released).ToList();
            var given = kept.SelectMany(place => judgments[place.Id]).ToList();
            var checks = given.Where(judgment => items[judgment.ItemId].Least is not null).ToList();
            return new ParticipantView(
                participant.Id,
                Step(participant, all, plan),
                given.Count,
                kept.Sum(place => length[place.BlockId]),
                all.Count == 0 ? participant.FinishedUtc ?? participant.ConsentUtc : all.Max(place => place.SeenUtc),
                SpeederRule.Median(given.Select(judgment => (double)judgment.Milliseconds)),
                checks.Count(check => check.Score >= items[check.ItemId].Least && check.Score <= items[check.ItemId].Most),
                checks.Count,
                IsSpeeder: false,
                kept.Exists(place => place.State == AssignmentState.Open),
                all.Count - kept.Count
            )
            {
                PanelId = participant.PanelId,
                ConsentVersion = participant.ConsentVersion,
                ConsentUtc = participant.ConsentUtc,
            };
        }
    }

    private static string Step(Participant participant, List<RunPlace> places, StudyPlan plan) =>
        participant.FinishedUtc is not null ? "Finished"
        : places.Exists(place => place.State == AssignmentState.Open) ? "Judging"
        : places.Exists(place => place.State == AssignmentState.Complete) ? (plan.Questions.Count > 0 ? "Questions" : "Block done")
        : places.Count > 0 ? "Released"
        : participant.PractisedUtc is null ? "Practice"
        : "Ready";
}
