using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Operations;

/// <summary>Tells the terminal of a serving portal how far its long work is.</summary>
internal sealed partial class ProgressLog(ProgressBoard board, TimeProvider time, ILogger<ProgressLog> logger)
    : PollingService(time, logger)
{
    protected override TimeSpan Beat => TimeSpan.FromSeconds(3);

    protected override TimeSpan StartsAfter => Beat;

    protected override string Purpose => "tell how far its long work is";

    protected override Task LookAsync(CancellationToken cancellation)
    {
        foreach (var progress in board.Running)
            LogProgress(ProgressWords.Of(progress));
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "{Progress}")]
    private partial void LogProgress(string progress);
}
