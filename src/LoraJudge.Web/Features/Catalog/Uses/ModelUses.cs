using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Uses;

/// <summary>Which studies need models or their pictures: the database lets neither go away under them.</summary>
internal static class ModelUses
{
    /// <param name="pictures">Reference pictures that are to go.</param>
    /// <param name="models">Models that are to go; their pictures are among <paramref name="pictures"/>.</param>
    /// <returns>In the order in which the studies were made.</returns>
    public static async Task<IReadOnlyList<StudyUse>> FindAsync(
        LoraJudgeDbContext context,
        IQueryable<ReferenceImage> pictures,
        IQueryable<LoraModel> models,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var studies = context
            .Topics.Where(topic => pictures.Any(picture => picture.Id == topic.ReferenceImageId))
            .Select(topic => topic.StudyId)
            .Union(context.RunEntries.Where(row => models.Any(model => model.Id == row.LoraModelId)).Select(row => row.Topic.StudyId))
            .Union(context.PoolItems.Where(row => models.Any(model => model.Id == row.LoraModelId)).Select(row => row.StudyId))
            .Union(
                context.LiveEntries.Where(row => models.Any(model => model.Id == row.LoraModelId)).Select(row => row.LiveRanking.StudyId)
            );
        return await context
            .Studies.Where(study => studies.Contains(study.Id))
            .OrderBy(study => study.Id)
            .Select(study => new StudyUse(study.Title, study.State))
            .ToListAsync(cancellation);
    }
}

/// <summary>A study that needs a model or a picture.</summary>
internal sealed record StudyUse(string Title, StudyState State);
