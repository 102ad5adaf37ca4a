using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Every figure of a study's results: the page, the pictures and the exports show these.</summary>
/// <param name="Fingerprint">Of the data that they were computed from.</param>
/// <param name="Notes">What can and what cannot be said, in sentences.</param>
public sealed record StudyResults(
    StudyFacts Study,
    string Fingerprint,
    ResultsOptions Options,
    Participation Participation,
    AgreementResults Agreement,
    RetrievalResults Retrieval,
    RatingDistributions Distributions,
    ComparisonResults Comparisons,
    LiveResults Live,
    IReadOnlyList<string> Notes
)
{
    /// <summary>A function of data and options alone: the same on every machine and with any number of threads.</summary>
    /// <exception cref="ArgumentException">The data break a promise of <see cref="StudyData"/>.</exception>
    public static StudyResults Compute(StudyData data, ResultsOptions options) => new ResultsComputer(data, options).Compute();
}

/// <param name="Judgments">That the figures are made of.</param>
/// <param name="Planned">Items × raters.</param>
/// <param name="LeftOutJudgments">Of participants who are left out.</param>
/// <param name="ItemsByRaters">Items with no judgment, one, two, and so on, after exclusion.</param>
/// <param name="Participants">Everybody, with the rule that leaves them out.</param>
public sealed record Participation(
    int Judgments,
    int Planned,
    int LeftOutJudgments,
    IReadOnlyList<int> ItemsByRaters,
    IReadOnlyList<ParticipantResult> Participants,
    int Withdrawals,
    int ErasedJudgments
);

/// <param name="Judgments">Before exclusion.</param>
/// <param name="MedianMilliseconds">Null where no time is known.</param>
/// <param name="LeftOutBy">Name of the rule; null for whoever is kept.</param>
public sealed record ParticipantResult(
    string Pseudonym,
    int Judgments,
    double? MeanScore,
    double? MedianMilliseconds,
    int ChecksPassed,
    int ChecksFailed,
    string? LeftOutBy
);
