using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Cleansing;

/// <summary>Whether a reference picture is used: by a person's ruling where there is one, else by its mse and its set's threshold.</summary>
internal sealed class CleansingRows(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <summary>Says of every picture of a set anew whether it is used.</summary>
    /// <param name="threshold">The set's from now on; null leaves it.</param>
    /// <returns>Pictures of which something else holds now.</returns>
    public Task<int> ApplyAsync(long setId, CancellationToken cancellation, double? threshold = null) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                if (threshold is { } changed)
                {
                    await context
                        .SampleSets.Where(set => set.Id == setId)
                        .ExecuteUpdateAsync(set => set.SetProperty(one => one.CleansingThreshold, changed), token);
                }

                return await ApplyAsync(context, setId, token);
            },
            cancellation
        );

    /// <summary>A person's word on one picture.</summary>
    /// <returns>False where there is no such picture in the set.</returns>
    public Task<bool> RuleAsync(long setId, long picture, CleansingRuling ruling, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                var ruled = await context
                    .ReferenceImages.Where(image => image.Id == picture && image.SampleImage.SampleSetId == setId)
                    .ExecuteUpdateAsync(set => set.SetProperty(image => image.Ruling, ruling), token);
                await ApplyAsync(context, setId, token);
                return ruled > 0;
            },
            cancellation
        );

    private static async Task<int> ApplyAsync(LoraJudgeDbContext context, long setId, CancellationToken cancellation)
    {
        var limit = await context
            .SampleSets.Where(set => set.Id == setId)
            .Select(set => (double?)set.CleansingThreshold)
            .SingleOrDefaultAsync(cancellation);
        var pictures = context.ReferenceImages.Where(image => image.SampleImage.SampleSetId == setId);
        var removed = await pictures
            .Where(image => !image.RemovedByCleansing)
            .Where(image =>
                image.Ruling == CleansingRuling.Removed
                || (image.Ruling == CleansingRuling.ByThreshold && image.MseToOriginal != null && image.MseToOriginal < limit)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(image => image.RemovedByCleansing, true), cancellation);
        var back = await pictures
            .Where(image => image.RemovedByCleansing)
            .Where(image =>
                image.Ruling == CleansingRuling.Kept
                || (image.Ruling == CleansingRuling.ByThreshold && (image.MseToOriginal == null || image.MseToOriginal >= limit))
            )
            .ExecuteUpdateAsync(set => set.SetProperty(image => image.RemovedByCleansing, false), cancellation);
        return removed + back;
    }
}
