using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>What a study was: of study.json and plan.json where they are there, else of what the importing person wrote.</summary>
/// <param name="Plan">The frozen plan's text; null without one.</param>
internal sealed record ImportedFacts(StudyFile File, string? Plan, IReadOnlyList<Amendment> Amendments)
{
    /// <summary>No plan says that failed checks leave anybody out.</summary>
    private const int NobodyLeftOut = 1000;

    private static readonly JsonSerializerOptions Json = new(ResultsJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static ImportedFacts Read(ImportedFiles files, ImportWords words)
    {
        var plan = files.Find("plan.json") is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        var file = Parse<StudyFile>(files, "study.json") ?? Written(files, words);
        var facts = new ImportedFacts(file, plan, Parse<List<Amendment>>(files, "amendments.json") ?? []);
        facts.Check();
        return facts;
    }

    public static T? Parse<T>(ImportedFiles files, string name)
        where T : class
    {
        try
        {
            return files.Find(name) is { } content ? JsonSerializer.Deserialize<T>(content, Json) : null;
        }
        catch (JsonException exception)
        {
            throw new StudyException($"{name}, line {exception.LineNumber + 1}: it is not what an export has there ({exception.Path}).");
        }
    }

    /// <summary>Without study.json every run is a method, and nothing was frozen.</summary>
    private static StudyFile Written(ImportedFiles files, ImportWords words)
    {
        List<StudyFileMethod> methods = [.. files.Below("runs/", ".run").Select(run => new StudyFileMethod(run[5..^4], run, null))];
        var facts = new StudyFacts
        {
            Title = string.IsNullOrWhiteSpace(words.Title) ? "Imported study" : words.Title.Trim(),
            ScaleLabels = [.. Enumerable.Range(1, words.Scores).Select(score => $"{score}")],
            Depth = words.Depth,
            RatersPerItem = 1,
            Relevance = new RelevanceRule(Aggregation.Median, Math.Ceiling((words.Scores + 1) / 2.0)),
            Control = methods.Find(method => method.Name == words.Control)?.Name ?? methods.FirstOrDefault()?.Name ?? "",
            FailedChecksAllowed = NobodyLeftOut,
        };
        return new StudyFile(facts, [], methods, 0, 0);
    }

    /// <summary>The frozen plan's; else those of study.json.</summary>
    public IReadOnlyList<StudyQuestion> Questions => Plan is null ? File.Questions ?? [] : Frozen(Plan).Plan.Questions;

    private void Check()
    {
        var study = File.Study;
        That(study.Title.Length is > 0 and <= Study.MaxTitleLength, $"the title has 1 to {Study.MaxTitleLength} letters");
        That(study.ScaleLabels.Count is >= 2 and <= ImportWords.MostScores, $"a scale has 2 to {ImportWords.MostScores} scores");
        That(study.Depth is >= 1 and <= ImportWords.MostDepth, $"the depth is 1 to {ImportWords.MostDepth}");
        That(study.RatersPerItem is >= 1 and <= 1000, "an item has 1 to 1000 raters");
        That(study.Alpha is > 0 and < 1, "alpha lies between 0 and 1");
        That(
            study.Relevance.Threshold >= 1
                && study.Relevance.Threshold <= study.ScaleLabels.Count
                && Enum.IsDefined(study.Relevance.Aggregation),
            "the relevance rule names no score of the scale"
        );
        That(study.FailedChecksAllowed >= 0 && File.Withdrawals >= 0 && File.ErasedJudgments >= 0, "counts are not below 0");
        That(
            File.Methods.Count <= 100 && File.Methods.All(one => one.Name.Length is > 0 and <= VariantMethod.MaxNameLength),
            "methods have names"
        );
        That(
            ((DateTime?[])[study.OpenedUtc, study.ClosedUtc, .. Amendments.Select(one => one.MadeUtc)]).All(time =>
                time?.Kind is null or DateTimeKind.Utc
            ),
            "times are UTC"
        );
        CheckPlan();
    }

    /// <summary>What is called confirmatory must be what the frozen plan says.</summary>
    private void CheckPlan()
    {
        var study = File.Study;
        if (Plan is null)
        {
            That(study.FrozenHash.Length == 0, "there is a frozen hash, but no plan.json");
            return;
        }

        That(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plan))) == study.FrozenHash, "plan.json has another hash");
        var frozen = Frozen(Plan);
        That(Amendment.IsChain(frozen, Amendments), "amendments.json is not the chain that plan.json begins");
        var own = StudyFacts.Of(frozen.Plan, study.FrozenHash) with
        {
            Title = study.Title,
            State = study.State,
            OpenedUtc = study.OpenedUtc,
            ClosedUtc = study.ClosedUtc,
            IsSimulated = study.IsSimulated,
        };
        That(
            JsonSerializer.Serialize(own) == JsonSerializer.Serialize(study with { Id = 0 }),
            "study.json says something else than plan.json"
        );
    }

    private static FrozenPlan Frozen(string plan)
    {
        try
        {
            var frozen = FrozenPlan.FromJson(plan);
            That(frozen.Plan is not null, "plan.json is no plan");
            return frozen;
        }
        catch (JsonException exception)
        {
            throw new StudyException($"plan.json, line {exception.LineNumber + 1}: it is no frozen plan.");
        }
    }

    private static void That(bool holds, string what)
    {
        if (!holds)
            throw new StudyException($"The study cannot be imported: {what}.");
    }
}

/// <summary>What the importing person says of a study that brings no study.json.</summary>
/// <param name="Control">Name of the run that the others are compared with; the first one where it is none.</param>
/// <param name="Depth">k: ranks of each method that were judged.</param>
/// <param name="Scores">Scores are from 1 to this.</param>
internal sealed record ImportWords(string Title = "", string Control = "", int Depth = 10, int Scores = 4)
{
    public const int MostScores = 100;
    public const int MostDepth = 1000;
}
