using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace LoraJudge.Testing.Transfer;

/// <summary>
/// ComfyUI as its source says that it answers: prompts are validated against its nodes, wait in a queue, and end in the history. A LoRA
/// file that is named as a procedural style paints in it; any other name is a style of its own.
/// </summary>
public sealed class StandInComfyUi : StandInServer<ComfyFailure>
{
    private StandInComfyUi(IEnumerable<string> loras)
    {
        foreach (var lora in loras)
            Loras.Add(lora.EndsWith(".safetensors", StringComparison.Ordinal) ? lora : $"{lora}.safetensors");
    }

    /// <summary>LoRA files, by their paths in the folder of LoRA models.</summary>
    public IList<string> Loras { get; } = [];

    public IList<string> Checkpoints { get; } = ["v1-5-pruned.safetensors", "other-checkpoint.safetensors"];

    /// <summary>Classes of nodes that are not installed.</summary>
    public ISet<string> MissingNodes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether pictures hold their prompt.</summary>
    public bool WritesMetadata { get; set; } = true;

    /// <summary>Whether it takes the id that a prompt is sent with; older ones give their own.</summary>
    public bool TakesPromptIds { get; set; } = true;

    /// <summary>Prompts that were interrupted, by their ids.</summary>
    public ConcurrentQueue<string> Interrupted { get; } = new();

    /// <summary>Prompts that were taken out of the queue, by their ids.</summary>
    public ConcurrentQueue<string> Deleted { get; } = new();

    /// <param name="loras">LoRA files in its folder, with or without their ending.</param>
    /// <param name="port">0 for a free one.</param>
    public static async Task<StandInComfyUi> StartAsync(IEnumerable<string>? loras = null, int port = 0)
    {
        var comfy = new StandInComfyUi(loras ?? ["mosaic", "woodcut"]);
        await comfy.ListenAsync(port);
        return comfy;
    }

    /// <summary>Somebody else's prompt runs until the returned object is disposed.</summary>
    public IDisposable Occupy() => Queue.Occupy();

    /// <summary>Input pictures by name: they are files, and outlive the process.</summary>
    internal ConcurrentDictionary<string, byte[]> Inputs { get; } = new();

    /// <summary>Output pictures by name.</summary>
    internal ConcurrentDictionary<string, byte[]> Outputs { get; } = new();

    internal ComfyQueue Queue { get; private set; } = null!;

    internal JsonObject Nodes => ComfyNodes.Describe(this);

    protected override void Map(WebApplication app)
    {
        Queue = new ComfyQueue(this, Life);
        ComfyRoutes.Map(app, this);
    }

    protected override void Forget() => Queue.Forget();
}
