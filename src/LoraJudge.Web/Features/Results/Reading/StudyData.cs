using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>
/// A study as its figures see it: everything is computed from this, wherever it was read. The same study has the same data in the same order,
/// from the tables and from files, so that its figures are the same to the last bit.
/// </summary>
public sealed record StudyData
{
    public required StudyFacts Study { get; init; }

    /// <summary>In the ordinal order of their codes.</summary>
    public required IReadOnlyList<StudyTopic> Topics { get; init; }

    /// <summary>Slugs of all models that are ranked or judged, in ordinal order.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Names, in the order of the study.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    public required RunColumns Runs { get; init; }

    public required ItemColumns Items { get; init; }

    /// <summary>Whoever has consented and is still there, in the order in which they came.</summary>
    public required IReadOnlyList<StudyParticipant> Participants { get; init; }

    public required JudgmentColumns Judgments { get; init; }

    /// <summary>What was collected besides the judgments.</summary>
    public CollectedData Collected { get; init; } = CollectedData.None;

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<Amendment> Amendments { get; init; } = [];

    /// <summary>Participants who had everything erased.</summary>
    public int Withdrawals { get; init; }

    /// <summary>Judgments of theirs, attention checks included.</summary>
    public int ErasedJudgments { get; init; }

    /// <summary>Place of the control among the methods; -1 where the study has none.</summary>
    public int Control => Methods.ToList().IndexOf(Study.Control);

    /// <summary>Scores lie between 1 and this.</summary>
    public int Scores => Study.ScaleLabels.Count;

    /// <returns>The data themselves, where they keep their promises.</returns>
    /// <exception cref="ArgumentException">An order, a number or a length is wrong; the message says which.</exception>
    public StudyData Checked()
    {
        StudyDataCheck.Check(this);
        return this;
    }

    /// <summary>SHA-256 over all that the figures depend on, lower-case hexadecimal.</summary>
    public string Fingerprint() => StudyFingerprint.Of(this);
}
