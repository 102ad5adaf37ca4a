namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>ComfyUI, and the workflow that pictures are made by.</summary>
public sealed record ComfyUiOptions
{
    public const string Section = "Transfer:ComfyUi";

    /// <summary>Empty: not set up.</summary>
    public string Url { get; init; } = "";

    /// <summary>Basic authentication of a proxy before it; empty for none.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>A file in ComfyUI's API format; empty for the one that comes with the program.</summary>
    public string Workflow { get; init; } = "";

    /// <summary>File of the checkpoint, with or without its ending: <c>{{checkpoint}}</c> of the workflow.</summary>
    public string Checkpoint { get; init; } = "";

    /// <summary><c>{{sampler}}</c> of the workflow.</summary>
    public string Sampler { get; init; } = "euler_ancestral";

    /// <summary><c>{{scheduler}}</c> of the workflow.</summary>
    public string Scheduler { get; init; } = "normal";

    /// <summary><c>{{steps}}</c> of the workflow.</summary>
    public int Steps { get; init; } = 20;

    /// <summary><c>{{cfg}}</c> of the workflow.</summary>
    public double CfgScale { get; init; } = 7;

    /// <summary>Given up after so long in which it neither answers nor says that the picture waits or is worked on.</summary>
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>Time between two looks whether the picture is there.</summary>
    public int PollMilliseconds { get; init; } = 1000;

    public bool IsSetUp => Url.Length > 0;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        !IsSetUp ? null
        : BackEndAddress.Of(Url) is null
            ? $"{Section}:Url is no http or https address without user: write for example http://127.0.0.1:8188, and User and Password beside it."
        : Checkpoint.Trim().Length == 0
            ? $"{Section}:Checkpoint is empty, so that pictures could come from any: write the file of one that ComfyUI lists, for example v1-5-pruned.safetensors."
        : Sampler.Trim().Length == 0 ? $"{Section}:Sampler is empty: write a sampler's name, for example euler_ancestral."
        : Scheduler.Trim().Length == 0 ? $"{Section}:Scheduler is empty: write a scheduler's name, for example normal."
        : Steps is < 1 or > 150 ? $"{Section}:Steps is {Steps}: write a number from 1 to 150, for example 20."
        : CfgScale is not (>= 1 and <= 30) ? $"{Section}:CfgScale is {CfgScale}: write a number from 1 to 30, for example 7."
        : TimeoutSeconds is < 1 or > 86_400
            ? $"{Section}:TimeoutSeconds is {TimeoutSeconds}: write seconds from 1 to 86400, for example 120."
        : PollMilliseconds is < 10 or > 60_000
            ? $"{Section}:PollMilliseconds is {PollMilliseconds}: write milliseconds from 10 to 60000, for example 1000."
        : null;
}
