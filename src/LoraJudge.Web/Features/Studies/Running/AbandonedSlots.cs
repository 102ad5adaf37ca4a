using LoraJudge.Web.Features.Judge;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>Gives places of participants who are gone to others, once a minute.</summary>
public sealed partial class AbandonedSlots(AssignmentHandler assignments, TimeProvider time, ILogger<AbandonedSlots> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await ReleaseAsync(stoppingToken);
    }

    private async Task ReleaseAsync(CancellationToken cancellation)
    {
        try
        {
            var released = await assignments.ReleaseAbandonedAsync(cancellation);
            if (released > 0)
                LogReleased(released);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "Released {Count} abandoned places in studies.")]
    private partial void LogReleased(int count);

    [LoggerMessage(LogLevel.Error, "Abandoned places could not be released; the next look tries again.")]
    private partial void LogFailed(Exception exception);
}
