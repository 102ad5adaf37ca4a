using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalogue.Indexing;

/// <summary>
/// Models that a run has not finished are not searched with half of their pictures: what a back end has made for one since the run was
/// started counts once its item is past encoding, or cancelled. Pictures from before, and imported ones, go on counting.
/// </summary>
internal static class ModelsInTheMaking
{
    private static readonly BuildStage[] Unfinished =
    [
        BuildStage.Waiting,
        BuildStage.Generating,
        BuildStage.Cleansing,
        BuildStage.Encoding,
        BuildStage.Failed,
    ];

    /// <param name="models">Ids of those that are asked about; null for all.</param>
    /// <returns>Since when each is in the making, by id; a later item of the model that is done ends it.</returns>
    public static async Task<IReadOnlyDictionary<long, DateTime>> SinceAsync(
        LoraJudgeDbContext context,
        IReadOnlyCollection<long>? models,
        CancellationToken cancellation
    )
    {
        var items = await Of(context)
            .Where(item => models == null || models.Contains(item.LoraModelId))
            .Select(item => new { item.LoraModelId, item.BuildRun.CreatedUtc })
            .ToListAsync(cancellation);
        return items.GroupBy(item => item.LoraModelId).ToDictionary(model => model.Key, model => model.Min(item => item.CreatedUtc));
    }

    /// <summary>The items that keep their models in the making.</summary>
    public static IQueryable<BuildItem> Of(LoraJudgeDbContext context) =>
        context.BuildItems.Where(item =>
            Unfinished.Contains(item.Stage)
            && item.BuildRun.State != BuildState.Cancelled
            && !context.BuildItems.Any(later =>
                later.LoraModelId == item.LoraModelId && later.Id > item.Id && !Unfinished.Contains(later.Stage)
            )
        );
}
