using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>
/// A workflow in ComfyUI's API format. A text that is a placeholder as a whole becomes its value, numbers as numbers; within a longer text it
/// becomes its letters.
/// </summary>
internal sealed partial class ComfyWorkflow
{
    private const string DefaultName = "comfyui-workflow.json";
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly JsonObject nodes;

    private ComfyWorkflow(JsonObject nodes) => this.nodes = nodes;

    /// <summary>Classes of its nodes, each once.</summary>
    public IReadOnlyList<string> Classes => [.. nodes.Select(node => ComfyNode.Class(node.Value)).Distinct().Order(StringComparer.Ordinal)];

    public JsonObject Nodes => nodes;

    /// <param name="file">Empty for the one that comes with the program.</param>
    /// <exception cref="TransferException">The file is no workflow that can be used; the message says why.</exception>
    public static async Task<ComfyWorkflow> LoadAsync(string file, CancellationToken cancellation)
    {
        var workflow = new ComfyWorkflow(Parse(await ReadAsync(file, cancellation), file.Length == 0 ? "The workflow" : file));
        return workflow.Problems() is { Count: > 0 } problems
            ? throw new TransferException(TransferFault.Refused, string.Join(' ', problems))
            : workflow;
    }

    /// <returns>The prompt of one picture.</returns>
    public JsonObject Fill(IReadOnlyDictionary<string, JsonNode> values)
    {
        var filled = nodes.DeepClone().AsObject();
        foreach (var (_, node) in filled)
        {
            var inputs = ComfyNode.Inputs(node);
            foreach (var (name, value) in inputs.ToList())
            {
                if (ComfyNode.Text(value) is { } text)
                    inputs[name] = Filled(text, values);
            }
        }

        return filled;
    }

    private static JsonNode Filled(string text, IReadOnlyDictionary<string, JsonNode> values) =>
        Whole().Match(text) is { Success: true } whole && values.TryGetValue(whole.Groups["name"].Value, out var value)
            ? value.DeepClone()
            : Part().Replace(text, part => values.TryGetValue(part.Groups["name"].Value, out var value) ? $"{value}" : part.Value);

    private List<string> Problems()
    {
        HashSet<string> used =
        [
            .. from node in nodes
            from input in ComfyNode.Inputs(node.Value)
            let text = ComfyNode.Text(input.Value)
            where text is not null
            from Match part in Part().Matches(text)
            select part.Groups["name"].Value,
        ];
        List<string> problems =
        [
            .. ComfyValues
                .Needed.Where(name => !used.Contains(name))
                .Select(name => $"The workflow has no {ComfyValues.Placeholder(name)}: {Place(name)}."),
            .. used.Where(name => !ComfyValues.All.Contains(name))
                .Select(name =>
                    $"The workflow has {ComfyValues.Placeholder(name)}, which nothing is known of; known are {string.Join(", ", ComfyValues.All)}."
                ),
        ];
        if (problems.Count == 0)
            problems.AddRange(ComfyPath.Problems(nodes, ComfyTold.Placeholders).Select(problem => problem.Says));
        return problems;
    }

    private static string Place(string name) =>
        name switch
        {
            "lora" => "write it into lora_name of the LoRA loader; a loader that was bypassed when the file was exported is not in it",
            "checkpoint" => "write it into ckpt_name of the checkpoint loader",
            "image" => "write it into image of the LoadImage node",
            "seed" => "write it into seed of the sampler",
            _ => "write it into filename_prefix of the SaveImage node",
        };

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation)
    {
        if (file.Length == 0)
        {
            await using var stream = typeof(ComfyWorkflow).Assembly.GetManifestResourceStream(DefaultName)!;
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellation);
            return bytes.ToArray();
        }

        try
        {
            return new FileInfo(file).Length <= MaxBytes
                ? await File.ReadAllBytesAsync(file, cancellation)
                : throw new TransferException(TransferFault.Refused, $"{file} is larger than any workflow.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TransferException(
                TransferFault.Refused,
                $"The workflow {file} cannot be read ({ComfyUiOptions.Section}:Workflow): {exception.Message}",
                exception
            );
        }
    }

    private static JsonObject Parse(byte[] bytes, string file)
    {
        JsonObject? whole;
        try
        {
            whole = JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException exception)
        {
            throw new TransferException(TransferFault.Refused, $"{file} is not JSON: {exception.Message}", exception);
        }

        if (whole?["nodes"] is JsonArray && whole.ContainsKey("links"))
            throw new TransferException(TransferFault.Refused, $"{file} is in the editor's format: export it with “Export (API)”.");
        return whole is { Count: > 0 } && whole.All(node => ComfyNode.Class(node.Value).Length > 0)
            ? whole
            : throw new TransferException(
                TransferFault.Refused,
                $"{file} is no workflow in API format: each entry has to be a node with class_type."
            );
    }

    [GeneratedRegex(@"^\{\{(?<name>\w+)\}\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
