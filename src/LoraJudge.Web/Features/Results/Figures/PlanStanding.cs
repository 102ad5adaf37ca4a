using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>
/// What is confirmatory: what the frozen plan says, of a closed study whose plan was not changed after somebody had seen results. Everything
/// else is exploratory, for the first reason that applies.
/// </summary>
internal sealed class PlanStanding(StudyData data, ResultsOptions options)
{
    private readonly string? otherwise = Otherwise(data, options);

    /// <summary>Of a figure that the plan has.</summary>
    public Standing Planned { get; } =
        Otherwise(data, options) is { } why
            ? new Standing(Evidence.Exploratory, why)
            : new Standing(Evidence.Confirmatory, "as the frozen plan says");

    /// <summary>Of one that it does not have.</summary>
    public Standing Unplanned => new(Evidence.Exploratory, otherwise ?? "the frozen plan does not name it");

    private static string? Otherwise(StudyData data, ResultsOptions options)
    {
        var plan = ResultsOptions.Of(data.Study);
        return data.Study.FrozenHash.Length == 0 ? "no plan was frozen"
            : data.Study.State != StudyState.Closed ? "the study is still open"
            : data.Amendments.Any(amendment => amendment.ResultsSeen) ? "the plan was amended after results were seen"
            : options.Relevance != plan.Relevance ? "the relevance rule is not the plan's"
            : options.FailedChecksAllowed != plan.FailedChecksAllowed ? "the rule of failed attention checks is not the plan's"
            : options.LeastMedianMilliseconds is not null ? "the plan leaves no speeders out"
            : options.Alpha != plan.Alpha ? "alpha is not the plan's"
            : null;
    }
}
