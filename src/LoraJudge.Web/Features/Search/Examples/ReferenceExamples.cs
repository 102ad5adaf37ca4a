using LoraJudge.Data;
using LoraJudge.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Search.Examples;

/// <summary>One reference picture each of models spread over the catalogue, each of another sample.</summary>
internal sealed class ReferenceExamples(IDbContextFactory<LoraJudgeDbContext> contexts) : ISearchExamples
{
    public async Task<IReadOnlyList<SearchExample>> TakeAsync(int count, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var all = await context
            .LoraModels.Where(model => model.RetiredUtc == null && model.References.Count > 0)
            .OrderBy(model => model.Id)
            .Select(model => model.Id)
            .ToListAsync(cancellation);
        var chosen = Enumerable
            .Range(0, Math.Min(count, all.Count))
            .Select(i => all[(int)((long)i * all.Count / Math.Min(count, all.Count))])
            .ToList();
        var pictures = await context
            .ReferenceImages.Where(reference => chosen.Contains(reference.LoraModelId))
            .Select(reference => new
            {
                reference.LoraModelId,
                reference.BlobSha256,
                reference.Width,
                reference.Height,
                reference.LoraModel.Name,
                Key = new SampleKey(
                    reference.SampleImage.SampleSetId,
                    reference.SampleImageId,
                    reference.SampleImage.Category,
                    reference.SampleImage.Code
                ),
            })
            .ToListAsync(cancellation);
        return
        [
            .. chosen
                .Select(id => SampleSequence.Order(pictures.Where(picture => picture.LoraModelId == id), picture => picture.Key))
                .Where(references => references.Count > 0)
                .Select((references, turn) => references[turn % references.Count])
                .Select(picture => new SearchExample(
                    picture.BlobSha256,
                    picture.Width,
                    picture.Height,
                    $"{SampleSequence.Caption(picture.Key.Code)}, as {picture.Name} draws it"
                )),
        ];
    }
}
