using System.Globalization;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>The rules of results as names and values: for addresses, the terminal and manifests.</summary>
internal static class ResultsFilters
{
    public const string Relevance = "relevance";
    public const string FailedChecks = "failed-checks";
    public const string LeastMilliseconds = "least-ms";
    public const string Alpha = "alpha";
    public const string Seed = "seed";
    public const string Resamples = "resamples";

    public static readonly IReadOnlyList<string> All = [Relevance, FailedChecks, LeastMilliseconds, Alpha, Seed, Resamples];

    /// <summary>That a rule leaves nobody out.</summary>
    public const string Nobody = "keep";

    private const int LeastResamples = 100;
    private const int MostResamples = 20_000;

    /// <summary>The plan's rules, but for what is asked for otherwise.</summary>
    /// <param name="asked">Value of a name; null or empty where it is not asked for.</param>
    /// <exception cref="StudyException">A value is not one; the message says what to write.</exception>
    public static ResultsOptions Read(StudyFacts study, Func<string, string?> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var plan = ResultsOptions.Of(study);
        return plan with
        {
            Relevance = Rule(asked(Relevance), study.ScaleLabels.Count) ?? plan.Relevance,
            FailedChecksAllowed = Count(asked, FailedChecks, plan.FailedChecksAllowed),
            LeastMedianMilliseconds = Count(asked, LeastMilliseconds, plan.LeastMedianMilliseconds),
            Alpha = AlphaOf(asked(Alpha)) ?? plan.Alpha,
            Seed = SeedOf(asked(Seed)) ?? plan.Seed,
            Resamples = ResamplesOf(asked(Resamples)) ?? plan.Resamples,
        };
    }

    public static Dictionary<string, string> Write(ResultsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? Nobody;
        return new(StringComparer.Ordinal)
        {
            [Relevance] = $"{options.Relevance.Aggregation}".ToLowerInvariant() + $"-{Text(options.Relevance.Threshold)}",
            [FailedChecks] = Text(options.FailedChecksAllowed),
            [LeastMilliseconds] = Text(options.LeastMedianMilliseconds),
            [Alpha] = Text(options.Alpha),
            [Seed] = Text(options.Seed),
            [Resamples] = Text(options.Resamples),
        };
    }

    /// <summary>From below the lowest score on, what nobody judged would be relevant to trec_eval.</summary>
    private static RelevanceRule? Rule(string? text, int scores) =>
        string.IsNullOrEmpty(text) ? null
        : text.Split('-', 2) is [var how, var from]
        && Enum.TryParse<Aggregation>(how, ignoreCase: true, out var aggregation)
        && Enum.IsDefined(aggregation)
        && Number(from) is { } threshold
        && threshold >= 1
        && threshold <= scores
            ? new RelevanceRule(aggregation, threshold)
        : throw Wrong(Relevance, text, $"median-3, mean-2.5 or majority-3, with a score from 1 to {scores}");

    private static int? Count(Func<string, string?> asked, string name, int? plan) =>
        asked(name) is not { Length: > 0 } text ? plan
        : text == Nobody ? null
        : Whole(text) ?? throw Wrong(name, text, $"a whole number, or {Nobody}");

    private static double? AlphaOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Number(text) is > 0 and < 1 and var alpha ? alpha
        : throw Wrong(Alpha, text, "a number between 0 and 1");

    private static ulong? SeedOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw Wrong(Seed, text, "a whole number");

    private static int? ResamplesOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Whole(text) is >= LeastResamples and <= MostResamples and var count ? count
        : throw Wrong(Resamples, text, $"a whole number from {LeastResamples} to {MostResamples}");

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static StudyException Wrong(string name, string text, string example) => new($"{name} is \"{text}\": write {example}.");
}
