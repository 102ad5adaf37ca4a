using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Live;

/// <summary>The study that visitors of the search are asked to judge for: the newest one that wants it and takes judgments now.</summary>
internal sealed class LiveStudies(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <returns>Null where no study asks visitors.</returns>
    public async Task<LiveStudy?> FindAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var open = await context
            .Studies.Where(study => study.State == StudyState.Open && !study.IsPaused)
            .OrderByDescending(study => study.OpenedUtc)
            .ThenByDescending(study => study.Id)
            .Select(study => new LiveStudy(study.Id, study.Plan))
            .ToListAsync(cancellation);
        return open.Find(study => study.Plan.Live != LiveJudging.Off && !(now < study.Plan.StartUtc) && !(now >= study.Plan.EndUtc));
    }
}

internal sealed record LiveStudy(long Id, StudyPlan Plan);
