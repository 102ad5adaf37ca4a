using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoraJudge.Testing.Imaging;
using Microsoft.AspNetCore.Http;

namespace LoraJudge.Testing.Transfer;

/// <summary>One call of <c>/sdapi/v1/txt2img</c>.</summary>
internal sealed partial class WebUiPicture(StandInWebUi webUi, HttpContext context)
{
    private static readonly string[] ControlModes = ["Balanced", "My prompt is more important", "ControlNet is more important"];
    private static readonly string[] ResizeModes = ["Just Resize", "Crop and Resize", "Resize and Fill"];

    private JsonObject request = [];
    private JsonObject? unit;

    public async Task AnswerAsync()
    {
        if (await ReadAsync() is { } wrong)
        {
            await WebUiRoutes.InvalidAsync(context, wrong.Field, wrong.Message);
            return;
        }

        if (!webUi.Samplers.Contains(Text("sampler_name")))
        {
            await WebUiRoutes.ErrorAsync(context, 404, "Sampler not found");
            return;
        }

        // A client that goes away does not end a task: only an interruption, or the process's end, does.
        using var task = await webUi.Tasks.BeginAsync(Text("force_task_id") is { Length: > 0 } id ? id : "task()", webUi.Alive);
        webUi.Generations.Add(new Generation(Tag ?? "", Reference is { } sent ? StandInPainter.Hash(sent) : "", Number("seed")));
        var done = await webUi.Tasks.WorkAsync(webUi.WorkAsync, webUi.Alive);
        if (done && webUi.Takes(WebUiFailure.Interrupted))
            webUi.Tasks.Interrupt();
        if (webUi.Takes(WebUiFailure.ConnectionBroken))
            context.Abort();
        else
            await context.Response.WriteAsJsonAsync(Reply(webUi.Tasks.Timestamp));
    }

    private JsonObject Reply(string timestamp)
    {
        var lora = Tag is { } tag && webUi.Seen.Contains(tag) && !webUi.Takes(WebUiFailure.LoraIgnored) ? tag : null;
        var seed = Number("seed") + (webUi.Takes(WebUiFailure.OtherSeed) ? 1 : 0);
        var checkpoint = Checkpoint;
        var controlled = Reference is not null && !webUi.Takes(WebUiFailure.ControlNetFailed);
        var (width, height) = ((int)Number("width"), (int)Number("height"));
        if (webUi.Takes(WebUiFailure.OtherSize))
            (width, height) = (width * 2, height * 2);
        var effective = webUi.Takes(WebUiFailure.LoraWithoutEffect) ? null : lora;
        var picture = webUi.Takes(WebUiFailure.Black)
            ? StandInPainter.Black(width, height)
            : StandInPainter.Paint(effective, controlled ? Reference : null, checkpoint, seed, width, height);
        var images = new JsonArray(Encode(TestFiles.Png(picture)));
        if (Reference is { } sent && webUi.Takes(WebUiFailure.DrawingItself))
            images = [Encode(sent)];
        if (controlled && !webUi.NoDetectedMaps)
            images.Add(Encode(Reference!));
        if (webUi.Takes(WebUiFailure.OtherUnitToo))
            images.Add(Encode(Reference!));
        if (webUi.Takes(WebUiFailure.NoImages))
            images = [];
        if (webUi.Takes(WebUiFailure.NotBase64))
            images[0] = "data:image/png;base64,§§§";
        if (webUi.Takes(WebUiFailure.NotAPicture))
            images[0] = Encode("no picture at all, but text that is long enough"u8.ToArray());
        return new JsonObject
        {
            ["images"] = images,
            ["parameters"] = request.DeepClone(),
            ["info"] = Info(lora, checkpoint, seed, timestamp).ToJsonString(),
        };
    }

    private JsonObject Info(string? lora, string checkpoint, long seed, string timestamp)
    {
        var prompt = Text("prompt") + (webUi.Takes(WebUiFailure.OtherPrompt) ? ", masterpiece" : "");
        var hashes = lora is null || !webUi.TellsHashes ? [] : new List<string> { $"{Tidy(lora)}: {HashOf(lora)}" };
        if (webUi.Takes(WebUiFailure.OtherLoraToo))
            hashes.Add($"detail-tweaker: {StandInPainter.ShortHash("detail-tweaker")}");
        var extra = new JsonObject();
        if (unit is not null)
            extra["ControlNet 0"] = $"Module: {unit["module"]}, Model: None, Weight: {unit["weight"]}";
        if (hashes.Count > 0)
            extra["Lora hashes"] = string.Join(", ", hashes);
        return new JsonObject
        {
            ["prompt"] = prompt,
            ["all_prompts"] = new JsonArray(prompt),
            ["seed"] = seed,
            ["all_seeds"] = new JsonArray(seed),
            ["width"] = Number("width"),
            ["height"] = Number("height"),
            ["sampler_name"] = Text("sampler_name"),
            ["steps"] = Number("steps"),
            ["batch_size"] = 1,
            ["sd_model_name"] = checkpoint,
            ["sd_model_hash"] = webUi.Takes(WebUiFailure.OtherCheckpointHash)
                ? StandInPainter.ShortHash("impostor")
                : StandInPainter.ShortHash(checkpoint),
            ["extra_generation_params"] = extra,
            ["index_of_first_image"] = 0,
            ["infotexts"] = new JsonArray($"{prompt}\nSteps: {Number("steps")}, Seed: {seed}, Model: {checkpoint}"),
            ["job_timestamp"] = timestamp,
            ["version"] = "v1.10.1",
        };
    }

    private string HashOf(string lora) => webUi.Takes(WebUiFailure.LoraHashEmpty) ? "" : StandInPainter.ShortHash(lora);

    /// <summary>The override, where it is there; else what is loaded.</summary>
    private string Checkpoint
    {
        get
        {
            var asked = (request["override_settings"] as JsonObject)?["sd_model_checkpoint"]?.GetValue<string>() ?? "";
            var found = webUi.Checkpoints.FirstOrDefault(name => asked == name || asked.StartsWith($"{name}.", StringComparison.Ordinal));
            return found is null || webUi.Takes(WebUiFailure.OtherCheckpoint) ? webUi.LoadedCheckpoint : found;
        }
    }

    /// <summary>The first LoRA of the prompt; null without one.</summary>
    private string? Tag => LoraTag().Match(Text("prompt")) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The unit's picture; null where ControlNet would throw.</summary>
    private byte[]? Reference
    {
        get
        {
            if (unit is null || webUi.UnitCount < 1 || Number("batch_size") != 1 || !webUi.Modules.Contains($"{unit["module"]}"))
                return null;
            try
            {
                var bytes = Convert.FromBase64String($"{unit["image"]}");
                return StandInPainter.IsPicture(bytes) ? bytes : null;
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }

    private async Task<(string Field, string Message)?> ReadAsync()
    {
        try
        {
            if (await JsonNode.ParseAsync(context.Request.Body) is not JsonObject body)
                return ("body", "value is not a valid dict");
            request = body;
        }
        catch (JsonException)
        {
            return ("body", "JSON decode error");
        }

        foreach (var field in (string[])["seed", "steps", "width", "height", "batch_size", "n_iter"])
        {
            if (request[field]?.GetValueKind() != JsonValueKind.Number || !long.TryParse(request[field]!.ToJsonString(), out _))
                return (field, "value is not a valid integer");
        }

        foreach (var field in (string[])["prompt", "negative_prompt", "sampler_name"])
        {
            if (request[field]?.GetValueKind() != JsonValueKind.String)
                return (field, "str type expected");
        }

        return ReadScripts();
    }

    private (string Field, string Message)? ReadScripts()
    {
        foreach (var script in request["alwayson_scripts"] as JsonObject ?? [])
        {
            if (script.Key != "controlnet" || !webUi.HasControlNet)
                return ("alwayson_scripts", $"always on script {script.Key} not found");
            if (script.Value?["args"] is not JsonArray args)
                return ("alwayson_scripts", "args: value is not a valid list");
            unit = args.OfType<JsonObject>().FirstOrDefault(candidate => candidate["enabled"]?.GetValue<bool>() != false);
        }

        if (unit is null)
            return null;
        if (unit["module"]?.GetValueKind() != JsonValueKind.String)
            return ("module", "str type expected");
        if (!ResizeModes.Contains(AsText(unit["resize_mode"])))
            return ("resize_mode", $"{unit["resize_mode"]} is not a valid ResizeMode");
        return ControlModes.Contains(AsText(unit["control_mode"]))
            ? null
            : ("control_mode", $"{unit["control_mode"]} is not a valid ControlMode");
    }

    private static string? AsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private string Text(string field) => AsText(request[field]) ?? "";

    private long Number(string field) => request[field]?.GetValue<long>() ?? 0;

    private static string Encode(byte[] file) => Convert.ToBase64String(file);

    private static string Tidy(string name) => name.Replace(":", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);

    [GeneratedRegex("<lora:(?<name>[^:>]+):[0-9.]+>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoraTag();
}
