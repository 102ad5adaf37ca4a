using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LoraJudge.Testing.Transfer;

/// <summary>
/// AUTOMATIC1111's web UI with ControlNet, as its sources say that it answers. A LoRA that is named as a procedural style paints in it;
/// any other name is a style of its own.
/// </summary>
public sealed class StandInWebUi : StandInServer<WebUiFailure>
{
    private readonly WebUiTasks tasks = new();

    private StandInWebUi(IEnumerable<string> loras)
    {
        foreach (var lora in loras)
            Loras.Add(lora);
        ReadFolder();
    }

    /// <summary>Names of the LoRA files in its folder; it sees new ones when it is told to refresh.</summary>
    public IList<string> Loras { get; } = [];

    /// <summary>Names of the checkpoints.</summary>
    public IList<string> Checkpoints { get; } = ["v1-5-pruned", "other-checkpoint"];

    /// <summary>What is loaded where a request asks for none that is there.</summary>
    public string LoadedCheckpoint { get; set; } = "other-checkpoint";

    public IList<string> Samplers { get; } = ["Euler a", "Euler", "DPM++ 2M"];

    public IList<string> Modules { get; } = ["none", "reference_only", "softedge_hed", "canny"];

    /// <summary>Without it, its addresses are not there.</summary>
    public bool HasControlNet { get; set; } = true;

    /// <summary>Whether it was started with --api.</summary>
    public bool HasApi { get; set; } = true;

    public int ControlNetVersion { get; set; } = 3;

    public int UnitCount { get; set; } = 3;

    /// <summary>Its option control_net_no_detectmap.</summary>
    public bool NoDetectedMaps { get; set; }

    /// <summary>Its option lora_add_hashes_to_infotext.</summary>
    public bool TellsHashes { get; set; } = true;

    /// <summary>As of --api-auth; null for none.</summary>
    public (string User, string Password)? Credentials { get; set; }

    /// <summary>Tasks that were interrupted, by their ids.</summary>
    public ConcurrentQueue<string> Interrupted => tasks.Interrupted;

    /// <param name="loras">Names of the LoRA files in its folder.</param>
    /// <param name="port">0 for a free one.</param>
    public static async Task<StandInWebUi> StartAsync(IEnumerable<string>? loras = null, int port = 0)
    {
        var webUi = new StandInWebUi(loras ?? ["mosaic", "woodcut"]);
        await webUi.ListenAsync(port);
        return webUi;
    }

    /// <summary>Somebody else's task runs until the returned object is disposed.</summary>
    public Task<IDisposable> OccupyAsync(string taskId = "task(somebody-else)") => tasks.BeginAsync(taskId, Life);

    internal HashSet<string> Seen { get; private set; } = [];

    internal WebUiTasks Tasks => tasks;

    internal CancellationToken Alive => Life;

    internal void ReadFolder() => Seen = [.. Loras];

    protected override void Map(WebApplication app) => WebUiRoutes.Map(app, this);

    protected override void Forget()
    {
        tasks.Forget();
        ReadFolder();
    }

    protected override async Task<bool> AdmitAsync(HttpContext context)
    {
        if (Credentials is not { } known)
            return true;
        var expected = "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{known.User}:{known.Password}"));
        if (context.Request.Headers.Authorization == expected)
            return true;
        await WebUiRoutes.ErrorAsync(context, 401, "Incorrect username or password");
        return false;
    }
}
