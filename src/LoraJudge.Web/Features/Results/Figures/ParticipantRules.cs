using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies.Running;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>The named rules that leave participants out, and what each participant did.</summary>
internal static class ParticipantRules
{
    public const string FailedChecks = "Failed attention checks";
    public const string Speeders = "Speeders";

    public static ParticipantResult[] Apply(StudyData data, ResultsOptions options)
    {
        var given = Enumerable.Range(0, data.Judgments.Count).ToLookup(at => data.Judgments.Participant[at]);
        return [.. data.Participants.Select((participant, place) => Of(participant, data.Judgments, [.. given[place]], options))];
    }

    private static ParticipantResult Of(StudyParticipant participant, JudgmentColumns judgments, int[] own, ResultsOptions options)
    {
        var median = SpeederRule.Median(own.Select(at => (double)judgments.Milliseconds[at]).Where(time => time > 0));
        return new ParticipantResult(
            participant.Pseudonym,
            own.Length,
            own.Length == 0 ? null : own.Average(at => judgments.Score[at]),
            median,
            participant.ChecksPassed,
            participant.ChecksFailed,
            participant.ChecksFailed > options.FailedChecksAllowed ? FailedChecks
                : median < options.LeastMedianMilliseconds ? Speeders
                : null
        );
    }
}
