using LoraJudge.Domain.Experiments;

namespace LoraJudge.Web.Features.Training;

/// <summary>States of runs, for a person.</summary>
internal static class TrainingWords
{
    public static string Of(TrainingState state) =>
        state switch
        {
            TrainingState.Queued => "Waiting",
            TrainingState.Preparing => "Preparing",
            TrainingState.Running => "Training",
            TrainingState.Finished => "Finished",
            TrainingState.Failed => "Failed",
            _ => "Cancelled",
        };
}
