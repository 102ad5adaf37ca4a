using System.Globalization;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results;

/// <summary>How the address of results says what they are made of. What it does not say, or says wrongly, is as in the frozen plan.</summary>
/// <param name="Grade">"median", "mean" or "majority".</param>
/// <param name="From">From which score on a result is relevant.</param>
/// <param name="Failed">Attention checks that may be failed; "keep": nobody is left out for them.</param>
/// <param name="Fastest">Milliseconds that the median response takes at least.</param>
internal sealed record ResultsQuery(string? Grade = null, string? From = null, string? Failed = null, string? Fastest = null)
{
    private const string Keep = "keep";
    private const int MostMilliseconds = 600_000;

    public ResultsOptions Options(StudyFacts study)
    {
        var plan = ResultsOptions.Of(study);
        return plan with
        {
            Relevance = new RelevanceRule(
                Enum.TryParse<Aggregation>(Grade, ignoreCase: true, out var grade) && Enum.IsDefined(grade)
                    ? grade
                    : plan.Relevance.Aggregation,
                double.TryParse(From, CultureInfo.InvariantCulture, out var from) && from >= 1 && from <= study.ScaleLabels.Count
                    ? from
                    : plan.Relevance.Threshold
            ),
            FailedChecksAllowed = Failed == Keep ? null : Number(Failed) ?? plan.FailedChecksAllowed,
            LeastMedianMilliseconds = Number(Fastest) is { } fastest and > 0 and <= MostMilliseconds ? fastest : null,
        };
    }

    /// <returns>What gives these options, with nothing where they are the plan's: one query for one analysis.</returns>
    public static ResultsQuery Of(ResultsOptions options, StudyFacts study)
    {
        var plan = ResultsOptions.Of(study);
        var (isRule, isChecks) = (options.Relevance == plan.Relevance, options.FailedChecksAllowed == plan.FailedChecksAllowed);
        return new ResultsQuery(
            isRule ? null : options.Relevance.Aggregation.ToString().ToLowerInvariant(),
            isRule ? null : options.Relevance.Threshold.ToString(CultureInfo.InvariantCulture),
            isChecks ? null : options.FailedChecksAllowed?.ToString(CultureInfo.InvariantCulture) ?? Keep,
            options.LeastMedianMilliseconds?.ToString(CultureInfo.InvariantCulture)
        );
    }

    /// <returns>"?grade=…", or nothing where all is as in the plan.</returns>
    public string ToAddress() =>
        QueryString.Create(Fields().Select(field => new KeyValuePair<string, string?>(field.Key, field.Value))).ToUriComponent();

    /// <returns>What the address says, by its names; nothing where all is as in the plan.</returns>
    public Dictionary<string, string> Fields() =>
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["grade"] = Grade,
            ["from"] = From,
            ["failed"] = Failed,
            ["fastest"] = Fastest,
        }
            .Where(field => field.Value is not null)
            .ToDictionary(field => field.Key, field => field.Value!, StringComparer.Ordinal);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
