using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Training.Running;

/// <summary>Executes the runs of the tables one after the other, the oldest first; those that a stop interrupted go on.</summary>
internal sealed class TrainingWorker(
    TrainingRuns runs,
    TrainingExecution execution,
    TrainingLock training,
    TimeProvider time,
    ILogger<TrainingWorker> logger
) : PollingService(time, logger)
{
    protected override TimeSpan Beat => TimeSpan.FromSeconds(1);

    protected override string Purpose => "execute the next training run";

    protected override async Task LookAsync(CancellationToken cancellation)
    {
        while (await RunNextAsync(cancellation)) { }
    }

    /// <returns>False where nothing is to be done, or another process trains.</returns>
    public async Task<bool> RunNextAsync(CancellationToken cancellation)
    {
        if (await runs.NextAsync(cancellation) is null)
            return false;
        await using var alone = training.TryTake();
        if (alone is null || await runs.NextAsync(cancellation) is not { } id)
            return false;
        await execution.RunAsync(id, cancellation);
        return true;
    }
}
