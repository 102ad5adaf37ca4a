using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Live;

/// <summary>Keeps the encoders ready that visitors' searches are ranked by, while a study asks visitors.</summary>
public sealed partial class LivePreparation(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    LiveStudies studies,
    LiveRankers rankers,
    TimeProvider time,
    ILogger<LivePreparation> logger
) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await rankers.PrepareAsync(await WantedAsync(stoppingToken), stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task<IReadOnlyCollection<string>> WantedAsync(CancellationToken cancellation)
    {
        if (await studies.FindAsync(cancellation) is not { } study)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .VariantMethods.Where(method => method.StudyId == study.Id && method.EncoderHash != null)
            .OrderBy(method => method.Position)
            .Select(method => method.EncoderHash!)
            .ToListAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Error, "A method of a study cannot rank visitors' searches; the next look tries again.")]
    private partial void LogFailed(Exception exception);
}
