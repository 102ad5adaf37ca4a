namespace LoraJudge.Web.Features.Operations;

/// <summary>Tells the terminal of a serving portal how far its long work is.</summary>
public sealed partial class ProgressLog(ProgressBoard board, TimeProvider time, ILogger<ProgressLog> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var progress in board.Running)
                LogProgress(ProgressWords.Of(progress));
        }
    }

    [LoggerMessage(LogLevel.Information, "{Progress}")]
    private partial void LogProgress(string progress);
}
