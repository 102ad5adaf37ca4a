using LoraJudge.Domain.Catalog.Building;

namespace LoraJudge.Web.Features.Catalog.Building.Runs;

/// <summary>States and stages for a person.</summary>
internal static class BuildWords
{
    public static string Of(BuildStage stage) =>
        stage switch
        {
            BuildStage.Waiting => "Waits",
            BuildStage.Generating => "Pictures are made",
            BuildStage.Cleansing => "Is cleansed",
            BuildStage.Encoding => "Is encoded",
            BuildStage.Indexing => "Is indexed",
            BuildStage.Finished => "Can be searched",
            BuildStage.Failed => "Failed",
            _ => "Cancelled",
        };

    public static string Of(BuildState state, bool pauseRequested, bool cancelRequested) =>
        state switch
        {
            BuildState.Waiting or BuildState.Running or BuildState.Paused when cancelRequested => "Being cancelled",
            BuildState.Waiting or BuildState.Running when pauseRequested => "Being paused",
            BuildState.Waiting => "Waits for a worker",
            _ => state.ToString(),
        };

    public static string Failed(int failed, int all) =>
        failed == all ? "Every model failed: the list says why."
        : failed == 1 ? $"One of {all} models failed: the list says why."
        : $"{failed} of {all} models failed: the list says why.";
}
