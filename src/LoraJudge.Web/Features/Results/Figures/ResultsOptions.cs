using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>How figures are made of a study. Rules leave participants out of an analysis; nothing is ever deleted by one.</summary>
public sealed record ResultsOptions
{
    public const int DefaultResamples = 1000;

    public required RelevanceRule Relevance { get; init; }

    /// <summary>"Failed attention checks": who failed more than so many is left out. Null: nobody is.</summary>
    public int? FailedChecksAllowed { get; init; }

    /// <summary>"Speeders": whose median response time is below so many milliseconds is left out. Null: nobody is.</summary>
    public int? LeastMedianMilliseconds { get; init; }

    /// <summary>1 - confidence level of all intervals; joint for comparisons.</summary>
    public double Alpha { get; init; } = 0.05;

    public ulong Seed { get; init; } = 1;

    /// <summary>Of every bootstrap.</summary>
    public int Resamples { get; init; } = DefaultResamples;

    /// <summary>What the frozen plan says.</summary>
    public static ResultsOptions Of(StudyFacts study) =>
        new()
        {
            Relevance = study.Relevance,
            FailedChecksAllowed = study.FailedChecksAllowed,
            Alpha = study.Alpha,
            Seed = unchecked((ulong)study.Seed),
        };
}
