using System.Text.Json.Serialization;
using LoraJudge.Style.Training;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>What a run is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunPart>))]
internal enum RunPart
{
    /// <summary>The main tables.</summary>
    Main,

    /// <summary>Cleansing against none, on pictures with planted failures.</summary>
    Cleansing,

    /// <summary>Fewer training models.</summary>
    Curve,
}

/// <summary>A run that is to be trained and evaluated.</summary>
internal sealed record PlannedRun(RunPart Part, string Method, TrainingOptions Options)
{
    /// <summary>Of its folder and on the terminal.</summary>
    public string Name =>
        Part switch
        {
            RunPart.Cleansing => $"cleansing-{Method}-seed{Options.Seed}",
            RunPart.Curve => $"{Method}-{Options.MaxModels}-models-seed{Options.Seed}",
            _ => $"{Method}-seed{Options.Seed}",
        };
}
