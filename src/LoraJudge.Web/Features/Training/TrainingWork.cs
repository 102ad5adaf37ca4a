using LoraJudge.Web.Features.Training.Running;
using LoraJudge.Web.Features.Training.Runs;

namespace LoraJudge.Web.Features.Training;

/// <summary>What queues and executes training runs, for the portal and the verb alike.</summary>
internal static class TrainingWork
{
    public static IServiceCollection AddTrainingWork(this IServiceCollection services) =>
        services
            .AddSingleton<TrainingPictures>()
            .AddSingleton<TrainingRuns>()
            .AddSingleton<RunFiles>()
            .AddSingleton<TrainingLock>()
            .AddSingleton<TrainingExecution>()
            .AddSingleton<TrainingReader>();
}
