using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Statistics.Ratings;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>What a study's frozen plan says of its figures.</summary>
public sealed record StudyFacts
{
    /// <summary>Of the row; 0 for a study that only files tell of.</summary>
    public long Id { get; init; }

    public required string Title { get; init; }
    public StudyState State { get; init; } = StudyState.Closed;
    public DateTime? OpenedUtc { get; init; }
    public DateTime? ClosedUtc { get; init; }

    /// <summary>What participants were asked.</summary>
    public string Question { get; init; } = "";

    /// <summary>Labels of the scores 1, 2, …</summary>
    public required IReadOnlyList<string> ScaleLabels { get; init; }

    /// <summary>k: ranks of each method that are judged.</summary>
    public required int Depth { get; init; }

    /// <summary>That were planned.</summary>
    public required int RatersPerItem { get; init; }

    public required RelevanceRule Relevance { get; init; }

    /// <summary>Name of the method that the others are compared with.</summary>
    public required string Control { get; init; }

    /// <summary>Chance of any false finding in the confirmatory comparison.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Attention checks that a participant may fail before their judgments are left out.</summary>
    public int FailedChecksAllowed { get; init; }

    /// <summary>Of all draws.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Hash of the frozen plan; empty where nothing was frozen.</summary>
    public string FrozenHash { get; init; } = "";

    /// <summary>Whether the plan shows figures before the study is closed.</summary>
    public bool ShowsLeader { get; init; }

    /// <summary>Whether the raters are programs, not people.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>What a plan says; how the study went is not in it.</summary>
    /// <param name="frozenHash">Empty where the plan was not frozen.</param>
    public static StudyFacts Of(StudyPlan plan, string frozenHash)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new StudyFacts
        {
            Title = plan.Title,
            Question = plan.Question,
            ScaleLabels = plan.ScaleLabels,
            Depth = plan.Depth,
            RatersPerItem = plan.RatersPerItem,
            Relevance = plan.Relevance,
            Control = plan.Control,
            Alpha = plan.Alpha,
            FailedChecksAllowed = plan.FailedChecksAllowed,
            Seed = plan.Seed,
            FrozenHash = frozenHash,
            ShowsLeader = plan.ShowsLeader,
        };
    }

    /// <summary>Whether the figures of its methods may be seen.</summary>
    public bool ShowsFigures => State == StudyState.Closed || ShowsLeader;
}

/// <param name="Code">Unique in the study.</param>
/// <param name="PictureSha256">Of the query's picture; empty where it is not known.</param>
public sealed record StudyTopic(string Code, string PictureSha256);

/// <param name="Pseudonym">Of this participant for ever, whoever else withdraws.</param>
/// <param name="ChecksPassed">Attention checks that were answered right.</param>
/// <param name="ChecksFailed">And wrong.</param>
public sealed record StudyParticipant(string Pseudonym, int ChecksPassed, int ChecksFailed)
{
    /// <summary>When they came, or their invitation was made. Times that are not known, and what was not done, are null.</summary>
    public DateTime? CreatedUtc { get; init; }

    /// <summary>Of the text that they agreed to.</summary>
    public string? ConsentVersion { get; init; }

    public DateTime? ConsentUtc { get; init; }
    public DateTime? PractisedUtc { get; init; }

    /// <summary>When they answered the final questions.</summary>
    public DateTime? FinishedUtc { get; init; }
}
