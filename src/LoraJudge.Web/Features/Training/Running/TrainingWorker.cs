namespace LoraJudge.Web.Features.Training.Running;

/// <summary>Executes the runs of the tables one after the other, the oldest first; those that a stop interrupted go on.</summary>
public sealed partial class TrainingWorker(
    TrainingRuns runs,
    TrainingExecution execution,
    TrainingLock training,
    TimeProvider time,
    ILogger<TrainingWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunNextAsync(stoppingToken)) { }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
            }

            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
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

    [LoggerMessage(LogLevel.Error, "The next training run could not be executed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
