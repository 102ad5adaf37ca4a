using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>Evaluations as JSON: names in camel case, choices by name, indented.</summary>
internal static class EvaluationJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Writes the file whole or not at all; what was there before stays until then.</summary>
    /// <exception cref="EvaluationException">It cannot be written; the message says why.</exception>
    public static async Task WriteAsync<T>(string path, T report, CancellationToken cancellation = default)
    {
        CheckWritable(path);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllBytesAsync(unfinished, JsonSerializer.SerializeToUtf8Bytes(report, Options), cancellation);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"{path} cannot be written: {exception.Message}", exception);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Finds before the work what would spoil it afterwards.</summary>
    /// <exception cref="EvaluationException">The path is a folder, or lies in none.</exception>
    public static void CheckWritable(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
            throw new EvaluationException($"\"{path}\" is no file's name: write one, for example evaluation.json.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            throw new EvaluationException($"There is no folder {folder}: make it first.");
    }
}
