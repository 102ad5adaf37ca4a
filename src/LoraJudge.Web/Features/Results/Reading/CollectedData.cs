using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>
/// What participants and visitors gave besides the judgments of the pool. Participants, queries and methods are places in the lists of
/// <see cref="StudyData"/>. What was withdrawn is not among it.
/// </summary>
public sealed record CollectedData
{
    public static CollectedData None { get; } = new();

    /// <summary>That participants were asked at the end.</summary>
    public IReadOnlyList<StudyQuestion> Questions { get; init; } = [];

    /// <summary>That were given, ordered by participant and question; a question that was left out has none.</summary>
    public IReadOnlyList<FinalAnswer> Answers { get; init; } = [];

    /// <summary>Ordered by time, participant and code; those of released places are not among them.</summary>
    public IReadOnlyList<CheckAnswer> CheckAnswers { get; init; } = [];

    /// <summary>Ordered by participant and block; released ones are among them.</summary>
    public IReadOnlyList<StudyAssignment> Assignments { get; init; } = [];

    /// <summary>Of visitors' own searches, in the order in which they were made.</summary>
    public IReadOnlyList<LiveRankingShown> LiveRankings { get; init; } = [];

    /// <summary>Ordered by ranking and position.</summary>
    public IReadOnlyList<LiveResultShown> LiveResults { get; init; } = [];

    /// <summary>Of participants whom a panel sent, in their order. They can name people: no file but panel.csv has them, and no fingerprint.</summary>
    public IReadOnlyList<PanelId> PanelIds { get; init; } = [];
}

/// <param name="Question">Place in the questions.</param>
/// <param name="Text">As it was given; never empty.</param>
public sealed record FinalAnswer(int Participant, int Question, string Text);

/// <param name="Check">Code, unique in the study.</param>
/// <param name="Least">Score from which on the check is passed.</param>
/// <param name="Most">Score up to which it is.</param>
/// <param name="GivenUtc">When the score was last given; null where it is not known.</param>
/// <param name="Milliseconds">As for judgments; 0 where it is not known.</param>
/// <param name="Position">As for judgments; 0 where it is not known.</param>
public sealed record CheckAnswer(
    int Participant,
    string Check,
    int Topic,
    int Least,
    int Most,
    int Score,
    DateTime? GivenUtc,
    int Milliseconds,
    int Position
)
{
    public bool IsPassed => Score >= Least && Score <= Most;
}

/// <param name="Block">Number of the block in the frozen plan.</param>
/// <param name="Slot">Null once the place was given to somebody else.</param>
/// <param name="SeenUtc">When the participant was last seen at it.</param>
public sealed record StudyAssignment(int Participant, int Block, int? Slot, AssignmentState State, DateTime? CreatedUtc, DateTime? SeenUtc);

/// <param name="Code">Unique in the study; it says nothing of the search.</param>
/// <param name="IsInterleaved">Whether several methods drafted it.</param>
public sealed record LiveRankingShown(string Code, bool IsInterleaved, DateTime? CreatedUtc);

/// <param name="Ranking">Place in the rankings.</param>
/// <param name="Position">From 1.</param>
/// <param name="Model">Slug.</param>
/// <param name="Method">That put it there.</param>
/// <param name="Score">Null where the visitor gave none.</param>
/// <param name="GivenUtc">When it was last given; null without a score, and where it is not known.</param>
public sealed record LiveResultShown(int Ranking, int Position, string Model, int Method, int? Score, DateTime? GivenUtc);

/// <param name="Id">As the panel wrote it.</param>
public sealed record PanelId(int Participant, string Id);
