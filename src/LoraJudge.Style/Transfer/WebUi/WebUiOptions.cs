namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>AUTOMATIC1111's or Forge's web UI, and what pictures are made by.</summary>
public sealed record WebUiOptions
{
    public const string Section = "Transfer:WebUi";

    private static readonly string[] ControlModes = ["Balanced", "My prompt is more important", "ControlNet is more important"];

    /// <summary>Empty: not set up.</summary>
    public string Url { get; init; } = "";

    /// <summary>As of its --api-auth; empty for none.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Name, title or file of the checkpoint that pictures are made with.</summary>
    public string Checkpoint { get; init; } = "";

    public string Sampler { get; init; } = "Euler a";

    public int Steps { get; init; } = 20;

    public double CfgScale { get; init; } = 7;

    /// <summary>Of reference-only, 0 to 1.</summary>
    public double StyleFidelity { get; init; } = 0.5;

    public string ControlMode { get; init; } = "Balanced";

    /// <summary>Of the reference, above 0 to 2.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Shorter side of the picture that edges are found in, in pixels.</summary>
    public int LineResolution { get; init; } = 512;

    /// <summary>Given up after so long in which it neither answers nor says that it works on the picture.</summary>
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>Time between two looks whether it still works on the picture.</summary>
    public int PollMilliseconds { get; init; } = 2000;

    public bool IsSetUp => Url.Length > 0;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        !IsSetUp ? null
        : BackEndAddress.Of(Url) is null
            ? $"{Section}:Url is no http or https address without user: write for example http://127.0.0.1:7860, and User and Password beside it."
        : Checkpoint.Trim().Length == 0
            ? $"{Section}:Checkpoint is empty, so that pictures could come from any: write the name of one that the web UI lists, for example v1-5-pruned."
        : Sampler.Trim().Length == 0 ? $"{Section}:Sampler is empty: write a sampler's name, for example Euler a."
        : Steps is < 1 or > 150 ? $"{Section}:Steps is {Steps}: write a number from 1 to 150, for example 20."
        : CfgScale is not (>= 1 and <= 30) ? $"{Section}:CfgScale is {CfgScale}: write a number from 1 to 30, for example 7."
        : StyleFidelity is not (>= 0 and <= 1) ? $"{Section}:StyleFidelity is {StyleFidelity}: write a number from 0 to 1, for example 0.5."
        : !ControlModes.Contains(ControlMode, StringComparer.Ordinal)
            ? $"{Section}:ControlMode is {ControlMode}: write {string.Join(", ", ControlModes[..^1])} or {ControlModes[^1]}."
        : Weight is not (> 0 and <= 2) ? $"{Section}:Weight is {Weight}: write a number above 0, at most 2, for example 1."
        : LineResolution is < 64 or > 2048 ? $"{Section}:LineResolution is {LineResolution}: write pixels from 64 to 2048, for example 512."
        : TimeoutSeconds is < 1 or > 86_400
            ? $"{Section}:TimeoutSeconds is {TimeoutSeconds}: write seconds from 1 to 86400, for example 120."
        : PollMilliseconds is < 10 or > 60_000
            ? $"{Section}:PollMilliseconds is {PollMilliseconds}: write milliseconds from 10 to 60000, for example 2000."
        : null;
}
