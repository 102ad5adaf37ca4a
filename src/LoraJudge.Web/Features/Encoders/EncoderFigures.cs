using System.Globalization;
using System.Text.Json;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Web.Features.Experiments;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>Figures, whatever they are called, as names and values for a person.</summary>
internal static class EncoderFigures
{
    /// <summary>Of one evaluation; more is what reports are for.</summary>
    private const int Most = 6;

    private const string Validation = "validation.";

    /// <summary>What a checkpoint says of itself: its training, its validation, and how it does on real pictures that it was not trained on.</summary>
    /// <param name="run">The training run that it came from; null where it is not known here.</param>
    public static IEnumerable<EncoderMeasures> Of(CheckpointFacts? facts, TrainingRun? run)
    {
        if (facts is null)
            yield break;
        var aside = run is { ValidatedModels.Count: > 0 and var models } ? Pluralized(models) : "models";
        yield return new EncoderMeasures("Training", Of(facts.Figures.Where(figure => !IsValidation(figure.Key))));
        yield return new EncoderMeasures($"Validation, on {aside} set aside", Of(facts.Figures.Where(figure => IsValidation(figure.Key))));
        foreach (var source in facts.OnRealPictures ?? [])
            yield return new EncoderMeasures(
                $"Real pictures, not trained on: {char.ToLowerInvariant(source.Title[0])}{source.Title[1..]}",
                [
                    new("models", Number(source.Models)),
                    new("pictures", Number(source.Pictures)),
                    new("MRR, the query left out", Number(source.QueryLeftOut)),
                    new("MRR, its subject left out, of all models", Number(source.SubjectLeftOut)),
                ]
            );
    }

    private static bool IsValidation(string name) => name.StartsWith(Validation, StringComparison.Ordinal);

    private static string Pluralized(int models) => models == 1 ? "1 model" : $"{Number(models)} models";

    private static IReadOnlyList<EncoderFigure> Of(IEnumerable<KeyValuePair<string, double>> figures) =>
        [.. figures.Select(figure => new EncoderFigure(Words(figure.Key), Number(figure.Value)))];

    /// <summary>An evaluation's numbers, the outermost first; empty where the stored text cannot be read.</summary>
    public static IReadOnlyList<EncoderFigure> Of(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. Numbers(document.RootElement).Take(Most)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public static string Title(EvaluationKind kind) =>
        kind switch
        {
            EvaluationKind.SameModel => "Same model or not",
            EvaluationKind.Ranking => "Ranking",
            _ => "Calibration",
        };

    private static IEnumerable<EncoderFigure> Numbers(JsonElement root)
    {
        var open = new Queue<JsonElement>([root]);
        while (open.TryDequeue(out var element))
        {
            if (element.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var property in element.EnumerateObject())
            {
                // A curve's points are for drawing.
                if (property.Name.StartsWith(StoredFigures.Roc, StringComparison.Ordinal))
                    continue;
                if (property.Value.ValueKind == JsonValueKind.Number)
                    yield return new EncoderFigure(Words(property.Name), Number(property.Value.GetDouble()));
                else
                    open.Enqueue(property.Value);
            }
        }
    }

    /// <summary>"validation.mrr" → "validation MRR", "meanReciprocalRank" → "mean reciprocal rank".</summary>
    private static string Words(string name)
    {
        var spaced = string.Concat(name.Select((letter, place) => place > 0 && IsStart(name, place) ? $" {letter}" : $"{letter}"));
        var words = spaced.Replace('.', ' ').Replace('_', ' ').ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => word is "mrr" or "auc" or "roc" or "f1" ? word.ToUpperInvariant() : word));
    }

    private static bool IsStart(string name, int place) => char.IsUpper(name[place]) && char.IsLower(name[place - 1]);

    private static string Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e9
            ? value.ToString("N0", CultureInfo.InvariantCulture)
            : value.ToString("0.000", CultureInfo.InvariantCulture);
}

public sealed record EncoderFigure(string Name, string Value);

/// <param name="Title">What was measured, and on what.</param>
public sealed record EncoderMeasures(string Title, IReadOnlyList<EncoderFigure> Figures);
