namespace LoraJudge.Web.Features.Judge;

/// <summary>A participant cannot do that now; the message tells them why, and what they can do.</summary>
internal sealed class JudgeException(string message, JudgeRefusal refusal = JudgeRefusal.Wrong) : Exception(message)
{
    public JudgeRefusal Refusal => refusal;
}

/// <summary>Why something is refused, for the judging page's script: what it offers depends on it.</summary>
internal enum JudgeRefusal
{
    /// <summary>What was sent cannot be right.</summary>
    Wrong,

    /// <summary>The study takes no judgments now, but will again.</summary>
    Waiting,

    /// <summary>The study takes no judgments any more.</summary>
    Closed,

    /// <summary>Somebody else has the participant's place.</summary>
    Released,

    /// <summary>The part is finished: its judgments change no more.</summary>
    Complete,

    /// <summary>There is no such participant, or no such part of theirs.</summary>
    Unknown,
}
