using System.Text.Json;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>What <c>/sdapi/v1/txt2img</c> answered.</summary>
/// <param name="Images">Base64, pictures first, then one detected map per unit of ControlNet.</param>
/// <param name="Info">What it says of its work.</param>
internal sealed record WebUiReply(IReadOnlyList<string?> Images, JsonElement Info)
{
    /// <exception cref="TransferException">It is not what the web UI answers.</exception>
    public static WebUiReply Read(JsonElement reply, string name)
    {
        if (reply.Get("images") is not { ValueKind: JsonValueKind.Array } images || reply.Text("info") is not { } info)
            throw Unreadable(name, "without images or info");
        try
        {
            using var document = JsonDocument.Parse(info);
            return new WebUiReply([.. images.Items().Select(image => image.Text())], document.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw Unreadable(name, "whose info is not JSON");
        }
    }

    /// <summary>Names and hashes of the LoRA models that were applied, as <c>Lora hashes</c> tells them.</summary>
    public IReadOnlyList<(string Name, string Hash)> LoraHashes =>
        [
            .. (Info.Get("extra_generation_params")?.Text("Lora hashes") ?? "")
                .Trim('"')
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => (pair.Split(':')[0].Trim(), pair.Contains(':') ? pair[(pair.LastIndexOf(':') + 1)..].Trim() : "")),
        ];

    public string? CheckpointName => Info.Text("sd_model_name");

    public string? CheckpointHash => Info.Text("sd_model_hash");

    public IReadOnlyList<long?> Seeds => [.. Info.Items("all_seeds").Select(seed => seed.Whole())];

    public IReadOnlyList<string?> Prompts => [.. Info.Items("all_prompts").Select(prompt => prompt.Text())];

    /// <summary>Above zero where a grid of all pictures comes first.</summary>
    public int FirstImage => (int)Math.Clamp(Info.Whole("index_of_first_image") ?? 0, 0, 1);

    public string? Infotext => Info.Items("infotexts").Select(text => text.Text()).FirstOrDefault();

    public string? ControlNet => Info.Get("extra_generation_params")?.Text("ControlNet 0");

    public string? Version => Info.Text("version");

    public string? JobTimestamp => Info.Text("job_timestamp");

    private static TransferException Unreadable(string name, string what) =>
        new(TransferFault.Unreadable, $"{name} answers /sdapi/v1/txt2img {what}: is it the web UI of AUTOMATIC1111 or Forge?");
}
