using System.Text.Json.Serialization;
using LoraJudge.Statistics.Ratings;

namespace LoraJudge.Domain.Studies.Plan;

/// <summary>
/// Everything that a researcher decides before the first judgment. While the study is a draft it may change; opening the study fixes it.
/// The defaults are the paper's study: ten results, three raters, scores from 1 to 4 of which 3 and 4 are relevant.
/// </summary>
public sealed record StudyPlan
{
    /// <summary>The paper's scale, 1 to 4.</summary>
    public const int Scores = 4;

    private const int LeastStoredRanks = 100;

    public string Title { get; init; } = "";

    /// <summary>What participants are asked at every item.</summary>
    public string Question { get; init; } = "How well do these pictures have the style of the sample?";

    /// <summary>Labels of the scores, the lowest first.</summary>
    public IReadOnlyList<string> ScaleLabels { get; init; } = ["Not at all", "A little", "Mostly", "Entirely"];

    /// <summary>What participants read before they practise; an empty line begins a paragraph.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>Shown with the instructions, with the score that each would get.</summary>
    public IReadOnlyList<StudyExample> Examples { get; init; } = [];

    /// <summary>Judged before the first item, with feedback; not stored.</summary>
    public IReadOnlyList<StudyExample> Practice { get; init; } = [];

    /// <summary>Asked after the last item.</summary>
    public IReadOnlyList<StudyQuestion> Questions { get; init; } = [];

    public StudyConsent Consent { get; init; } = new("", "");

    /// <summary>k: ranks of each method that are judged.</summary>
    public int Depth { get; init; } = 10;

    /// <summary>Ranks of each method that are stored: more than are judged, but the rest of a catalogue says nothing.</summary>
    [JsonIgnore]
    public int StoredRanks => Math.Max(Depth, LeastStoredRanks);

    /// <summary>Participants who judge each item.</summary>
    public int RatersPerItem { get; init; } = 3;

    /// <summary>Most items of a block, attention checks not counted.</summary>
    public int BlockLength { get; init; } = 40;

    /// <summary>Pictures of a candidate that an item shows: the same samples for every candidate of a query.</summary>
    public int PicturesAnItem { get; init; } = 6;

    /// <summary>Attention checks in each block.</summary>
    public int ChecksABlock { get; init; } = 2;

    /// <summary>Blocks that one participant may be given.</summary>
    public int BlocksAParticipant { get; init; } = 1;

    /// <summary>Names of the methods, as results show them to researchers.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The method that the others are compared with; one of them.</summary>
    public string Control { get; init; } = "";

    /// <summary>How the ratings of an item become relevant or not.</summary>
    public RelevanceRule Relevance { get; init; } = new(Aggregation.Median, 3);

    /// <summary>Chance of any false finding in the confirmatory comparison.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Attention checks that a participant may fail before a named rule leaves their judgments out.</summary>
    public int FailedChecksAllowed { get; init; }

    /// <summary>After how long without a judgment a participant's place is given to somebody else.</summary>
    public TimeSpan ReleaseAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Whether researchers see which method leads before the study is closed.</summary>
    public bool ShowsLeader { get; init; }

    /// <summary>Whether anyone may take part who has the study's address; else only who was given a code.</summary>
    public bool AdmitsAnyone { get; init; } = true;

    /// <summary>Whether visitors of the public search are asked to judge their own results, and how these are ranked.</summary>
    public LiveJudging Live { get; init; }

    /// <summary>That a judgment is expected to take, for the study's cost.</summary>
    public double SecondsAnItem { get; init; } = 8;

    /// <summary>Consent, instructions, practice and questions together, for the study's cost.</summary>
    public double OtherMinutes { get; init; } = 4;

    /// <summary>Deviation of a method's p@k in a query that the detectable difference is reckoned with.</summary>
    public double ExpectedDeviation { get; init; } = 0.2;

    /// <summary>Judgments are taken from then on; null from the opening on.</summary>
    public DateTime? StartUtc { get; init; }

    /// <summary>And until then; null until somebody closes it.</summary>
    public DateTime? EndUtc { get; init; }

    /// <summary>Shown to participants who have finished; null for none.</summary>
    public string? CompletionCode { get; init; }

    /// <summary>Where participants who have finished are sent, with <see cref="StudyReturn.Placeholder"/> for their panel's id; null for nowhere.</summary>
    public string? ReturnAddress { get; init; }

    /// <summary>Of all draws.</summary>
    public long Seed { get; init; } = 1;

    /// <returns>All that keeps the study from being opened, each with what to do; none where nothing does.</returns>
    public IReadOnlyList<string> Problems() => StudyPlanCheck.Problems(this);
}

/// <param name="Text">What participants agree to.</param>
/// <param name="Version">Stored with every participant's consent.</param>
public sealed record StudyConsent(string Text, string Version);

/// <summary>An item whose score is known.</summary>
/// <param name="SampleSha256">Of the style sample's blob.</param>
/// <param name="PictureSha256s">Of the candidate's pictures.</param>
/// <param name="Least">Score from which on it is right.</param>
/// <param name="Most">Score up to which it is.</param>
/// <param name="Words">Why.</param>
public sealed record StudyExample(string SampleSha256, IReadOnlyList<string> PictureSha256s, int Least, int Most, string Words);

/// <param name="Choices">One of which is the answer; none for an answer in the participant's own words.</param>
public sealed record StudyQuestion(string Text, IReadOnlyList<string> Choices);

/// <summary>What visitors who judge their own search's results are shown.</summary>
public enum LiveJudging
{
    /// <summary>Nothing is asked.</summary>
    Off = 0,

    /// <summary>The ranking of one method, drawn at random.</summary>
    OneMethod = 1,

    /// <summary>A ranking that all methods have drafted (team draft interleaving).</summary>
    Interleaved = 2,
}
