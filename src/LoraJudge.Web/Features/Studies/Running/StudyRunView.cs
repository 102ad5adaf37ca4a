using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Domain.Studies.Pooling;
using LoraJudge.Statistics;
using LoraJudge.Statistics.Resampling;
using LoraJudge.Web.Features.Studies.Collected;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>How a study stands, without a word about its methods unless these may be seen.</summary>
/// <param name="Saving">What pooling saves.</param>
/// <param name="Judged">Judgments of pool items that count: attention checks and released places are left out.</param>
/// <param name="ItemsByRaters">How many pool items have no rater, one, two, and so on.</param>
/// <param name="Participants">Those who have consented, in the order of their invitations.</param>
/// <param name="Leader">Null while it is hidden.</param>
/// <param name="Checks">Answers to attention checks, in the order in which they were given; without those of released places.</param>
/// <param name="Questions">Answers to the final questions.</param>
public sealed record StudyRunView(
    RunStudy Study,
    PoolSaving Saving,
    int Judged,
    IReadOnlyList<int> ItemsByRaters,
    SlotCounts Slots,
    IReadOnlyList<ParticipantView> Participants,
    IReadOnlyList<MethodStanding>? Leader,
    ResponseTimes? Times,
    AgreementFound Agreement,
    RunCounts Counts,
    IReadOnlyList<CheckAnswerRow> Checks,
    IReadOnlyList<QuestionAnswers> Questions
)
{
    public int Planned => ItemsByRaters.Sum() * Study.Plan.RatersPerItem;

    public bool TakesJudgments => Study is { State: StudyState.Open, IsPaused: false };
}

/// <summary>The study's own row, without its frozen plan.</summary>
/// <param name="IsImported">Whether it was held elsewhere: nothing of how it ran is in the tables.</param>
public sealed record RunStudy(
    long Id,
    string Title,
    StudyState State,
    bool IsPaused,
    StudyPlan Plan,
    string? FrozenHash,
    string Invitation,
    DateTime? OpenedUtc,
    DateTime? ClosedUtc,
    bool IsImported
)
{
    /// <summary>Whether researchers may see which method leads.</summary>
    public bool ShowsLeader => State == StudyState.Closed || Plan.ShowsLeader;
}

/// <param name="Total">Blocks × raters.</param>
/// <param name="Released">Places that were given up; not part of the total.</param>
/// <param name="Abandoned">Open ones whose participant has been away for so long that they are released at the next look.</param>
public sealed record SlotCounts(int Blocks, int Total, int Complete, int Open, int Released, int Abandoned)
{
    public int Free => Total - Complete - Open;
}

/// <param name="Id">Of the row; the pseudonym is made of it, so that it stays the same when others withdraw.</param>
/// <param name="Given">Items of the participant's blocks, attention checks included.</param>
/// <param name="MedianMilliseconds">Null before the first judgment.</param>
/// <param name="IsSpeeder">By <see cref="SpeederRule"/>.</param>
public sealed record ParticipantView(
    long Id,
    string Step,
    int Judged,
    int Given,
    DateTime? SeenUtc,
    double? MedianMilliseconds,
    int ChecksPassed,
    int ChecksMet,
    bool IsSpeeder,
    bool HasOpenSlot,
    int Released
)
{
    /// <summary>Of the panel that sent the participant; null without one. For the study's own researchers alone.</summary>
    public string? PanelId { get; init; }

    public string? ConsentVersion { get; init; }
    public DateTime? ConsentUtc { get; init; }
}

/// <param name="MeanScore">Of all judgments of what the method found; null without any.</param>
/// <param name="Precision">p@k: the mean over queries with a judgment, as results have it; what nobody has judged counts as not relevant.</param>
/// <param name="JudgedShare">Of the method's first k results.</param>
public sealed record MethodStanding(string Name, double? MeanScore, double Precision, double JudgedShare);

/// <summary>Milliseconds, over all judgments that count.</summary>
public sealed record ResponseTimes(double Quarter, double Median, double ThreeQuarters);

/// <param name="Alpha">Krippendorff's, ordinal.</param>
/// <param name="Interval">95 %, by resampling items; null where there are too few.</param>
/// <param name="Items">With two judgments or more.</param>
public sealed record AgreementFound(Figure Alpha, ConfidenceInterval? Interval, int Items);

/// <param name="Unused">Personal codes that nobody has consented with.</param>
/// <param name="Withdrawals">Participants who had everything erased.</param>
/// <param name="Erased">Judgments of theirs.</param>
/// <param name="LiveRankings">Rankings that visitors' own searches showed.</param>
public sealed record RunCounts(int Unused, int Withdrawals, int Erased, int LiveRankings, int LiveJudgments);
