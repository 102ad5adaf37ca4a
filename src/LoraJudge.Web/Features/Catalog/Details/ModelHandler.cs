using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Details;

/// <summary>One model with its whole reference set.</summary>
internal sealed class ModelHandler(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <returns>Null where no model has the slug.</returns>
    public async Task<ModelView?> GetAsync(string slug, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var model = await context.LoraModels.AsNoTracking().SingleOrDefaultAsync(model => model.Slug == slug, cancellation);
        if (model is null)
            return null;
        var references = await context
            .ReferenceImages.AsNoTracking()
            .Where(reference => reference.LoraModelId == model.Id)
            .Include(reference => reference.SampleImage)
            .ToListAsync(cancellation);
        return new ModelView(
            model,
            [
                .. SampleSequence
                    .Order(references, reference => KeyOf(reference.SampleImage))
                    .Select(reference => new ModelPicture(
                        reference.BlobSha256,
                        reference.Width,
                        reference.Height,
                        SampleSequence.Caption(reference.SampleImage.Code),
                        reference.SampleImage.BlobSha256
                    )),
            ]
        );
    }

    private static SampleKey KeyOf(SampleImage sample) => new(sample.SampleSetId, sample.Id, sample.Category, sample.Code);
}

/// <param name="Model">Without its references.</param>
/// <param name="Pictures">The reference set, in the order that samples have everywhere.</param>
public sealed record ModelView(LoraModel Model, IReadOnlyList<ModelPicture> Pictures);

/// <param name="Original">SHA-256 of the sample's original; null where there is none.</param>
public sealed record ModelPicture(string Sha256, int Width, int Height, string Sample, string? Original);
