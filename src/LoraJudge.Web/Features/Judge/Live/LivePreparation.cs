using LoraJudge.Data;
using LoraJudge.Web.Hosting.Background;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Live;

/// <summary>Keeps the encoders ready that visitors' searches are ranked by, while a study asks visitors.</summary>
internal sealed class LivePreparation(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    LiveStudies studies,
    LiveRankers rankers,
    TimeProvider time,
    ILogger<LivePreparation> logger
) : PollingService(time, logger)
{
    protected override TimeSpan Beat => TimeSpan.FromMinutes(1);

    protected override TimeSpan StartsAfter => Beat;

    protected override string Purpose => "prepare a study's methods for visitors' searches";

    protected override async Task LookAsync(CancellationToken cancellation) =>
        await rankers.PrepareAsync(await WantedAsync(cancellation), cancellation);

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
}
