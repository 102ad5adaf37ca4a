using System.Text.Json.Nodes;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>One picture as the web UI is asked for it: an empty prompt but for the LoRA, and the line drawing as reference.</summary>
internal sealed class WebUiRequest
{
    /// <summary>Units of ControlNet that are on.</summary>
    public const int Units = 1;

    private readonly JsonObject body;
    private readonly byte[] drawing;

    public WebUiRequest(WebUiOptions options, TransferRequest request, byte[] drawing, WebUiCheckpoint checkpoint, string taskId)
    {
        this.drawing = drawing;
        Seed = unchecked((uint)request.Seed);
        Prompt = $"<lora:{request.LoraName}:1>";
        DrawingHash = TransferPictures.Hash(drawing);
        body = new JsonObject
        {
            ["prompt"] = Prompt,
            ["negative_prompt"] = "",
            ["seed"] = Seed,
            ["steps"] = options.Steps,
            ["sampler_name"] = options.Sampler,
            ["cfg_scale"] = options.CfgScale,
            ["width"] = request.Sample.Width,
            ["height"] = request.Sample.Height,
            ["batch_size"] = 1,
            ["n_iter"] = 1,
            ["send_images"] = true,
            ["save_images"] = false,
            ["force_task_id"] = taskId,
            ["override_settings"] = new JsonObject { ["sd_model_checkpoint"] = checkpoint.Title },
            ["alwayson_scripts"] = new JsonObject { ["controlnet"] = new JsonObject { ["args"] = new JsonArray(Unit(options)) } },
        };
    }

    /// <summary>Seeds of the web UI have 32 bits; minus one would be a seed of its own choice.</summary>
    public long Seed { get; }

    public string Prompt { get; }

    /// <summary>SHA-256 of the line drawing's file.</summary>
    public string DrawingHash { get; }

    /// <summary>With the picture.</summary>
    public JsonObject ToJson()
    {
        var whole = body.DeepClone().AsObject();
        whole["alwayson_scripts"]!["controlnet"]!["args"]![0]!["image"] = Convert.ToBase64String(drawing);
        return whole;
    }

    /// <summary>For the record: the picture's hash in its place.</summary>
    public string ToRecord()
    {
        var record = body.DeepClone().AsObject();
        record["alwayson_scripts"]!["controlnet"]!["args"]![0]!["image"] = $"sha256:{DrawingHash}";
        return record.ToJsonString();
    }

    /// <summary>Reference-only has sliders of its own: threshold_a is the style fidelity.</summary>
    private static JsonObject Unit(WebUiOptions options) =>
        new()
        {
            ["enabled"] = true,
            ["module"] = WebUiNames.Reference,
            ["model"] = "None",
            ["weight"] = options.Weight,
            ["resize_mode"] = "Crop and Resize",
            ["control_mode"] = options.ControlMode,
            ["pixel_perfect"] = false,
            ["processor_res"] = -1,
            ["threshold_a"] = options.StyleFidelity,
            ["threshold_b"] = -1,
            ["guidance_start"] = 0.0,
            ["guidance_end"] = 1.0,
            ["low_vram"] = false,
            ["hr_option"] = "Both",
            ["save_detected_map"] = true,
        };
}
