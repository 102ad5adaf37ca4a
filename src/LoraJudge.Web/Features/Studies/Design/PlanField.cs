using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>One thing of a plan that a person writes or chooses.</summary>
/// <param name="Name">In forms.</param>
/// <param name="Label">For people.</param>
/// <param name="Get">The plan's value as text.</param>
/// <param name="With">The plan with another value.</param>
/// <exception cref="StudyException"><paramref name="With"/> cannot read the text.</exception>
public sealed record PlanField(string Name, string Label, Func<StudyPlan, string> Get, Func<StudyPlan, string, StudyPlan> With)
{
    public PlanFieldKind Kind { get; init; }

    /// <summary>What it means, or how it is written; null where the label says all.</summary>
    public string? Hint { get; init; }

    /// <summary>Characters.</summary>
    public int Most { get; init; } = 200;

    /// <summary>Values and their words, of a choice.</summary>
    public IReadOnlyList<(string Value, string Words)> Choices { get; init; } = [];

    /// <exception cref="StudyException">The text is too long, or of another kind.</exception>
    public StudyPlan Read(StudyPlan plan, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Browsers send lines with two characters at their end.
        var trimmed = text.ReplaceLineEndings("\n").Trim();
        return trimmed.Length <= Most
            ? With(plan, trimmed)
            : throw new StudyException($"{Label} has {trimmed.Length} characters: write at most {Most}.");
    }
}

public enum PlanFieldKind
{
    Line = 0,
    Paragraphs = 1,
    Number = 2,
    Choice = 3,
    Box = 4,

    /// <summary>A day and time, UTC.</summary>
    Time = 5,
}
