using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>Makes models searchable whose vectors are there: all that wait for it at once, without a look at the others.</summary>
internal sealed class IndexStep(IDbContextFactory<LoraJudgeDbContext> contexts, CatalogueIndex index, TimeProvider time)
{
    private const string NothingLeft = "Cleansing removed every picture: there is nothing to search. Its page lists them.";

    public async Task RunAsync(BuildClaim claim, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ready = await context
            .BuildItems.Where(item => item.Stage == BuildStage.Indexing)
            .Select(item => new { item.Id, item.LoraModelId })
            .ToListAsync(cancellation);
        await index.UpdateAsync([.. ready.Select(item => item.LoraModelId)], cancellation);
        var ids = ready.ConvertAll(item => item.Id);
        var now = time.GetUtcNow().UtcDateTime;
        await context
            .BuildItems.Where(item => item.Stage == BuildStage.Indexing && ids.Contains(item.Id))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(item => item.Stage, BuildStage.Finished)
                        .SetProperty(item => item.Problem, item => item.Encoded == 0 ? NothingLeft : null)
                        .SetProperty(item => item.Worker, (string?)null)
                        .SetProperty(item => item.LeaseEndsUtc, (DateTime?)null)
                        .SetProperty(item => item.NotBeforeUtc, (DateTime?)null)
                        .SetProperty(item => item.EndedUtc, now),
                cancellation
            );
    }
}
