using LoraJudge.Domain.Studies;

namespace LoraJudge.Web.Features.Judge.Taking;

/// <summary>Where a participant is.</summary>
public enum JudgeStep
{
    Consent,

    /// <summary>Instructions, worked examples and practice.</summary>
    Instructions,

    Judging,
    Questions,
    Thanks,

    /// <summary>All places were taken before they got one.</summary>
    Full,

    /// <summary>The study takes no judgments now.</summary>
    Waiting,
}

internal static class JudgeSteps
{
    /// <summary>Consent, instructions, judging, questions, thanks: the first that is not done.</summary>
    /// <param name="participant">Who takes part.</param>
    /// <param name="isTaking">Whether the study takes judgments now.</param>
    /// <param name="hasBlock">Whether they have a block to judge, or get one.</param>
    /// <param name="hasJudged">Whether they have completed one.</param>
    public static JudgeStep Of(Participant participant, bool isTaking, bool hasBlock, bool hasJudged)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return participant.FinishedUtc is not null ? JudgeStep.Thanks
            : !isTaking ? JudgeStep.Waiting
            : participant.ConsentUtc is null ? JudgeStep.Consent
            : participant.PractisedUtc is null ? JudgeStep.Instructions
            : hasBlock ? JudgeStep.Judging
            : hasJudged ? JudgeStep.Questions
            : JudgeStep.Full;
    }
}
