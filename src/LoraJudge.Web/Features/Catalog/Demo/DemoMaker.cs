using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Operations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Demo;

/// <summary>
/// Fills an empty catalogue with procedural samples and styles, so that a first start ends in a portal that finds something. Interrupted,
/// it goes on at the next start.
/// </summary>
internal sealed class DemoMaker(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    DemoOptions options,
    DemoRows rows,
    ProceduralStyleTransfer transfer,
    IBlobStore blobs,
    IStyleEncoder encoder,
    ReferencePipeline pipeline,
    ProgressBoard board,
    TimeProvider time
)
{
    private static readonly IReadOnlyList<ProceduralStyle> Styles = ProceduralStyles.All;

    /// <summary>Whether the catalogue is empty, or has nothing but an unfinished demo.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellation)
    {
        if (!options.Enabled)
            return false;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.LoraModels.AnyAsync(model => !model.IsStandIn, cancellation))
            return false;
        var painted = await context.ReferenceImages.CountAsync(image => image.LoraModel.IsStandIn, cancellation);
        return painted < Styles.Count * ProceduralSamples.ReferenceSet().Count;
    }

    public async Task MakeAsync(CancellationToken cancellation)
    {
        var samples = ProceduralSamples.ReferenceSet();
        Dictionary<string, long> sampleIds;
        using (var progress = board.Start("Drawing the demo's samples", samples.Count))
            sampleIds = await Task.Run(() => rows.SamplesAsync(samples, () => progress.Advance(), cancellation), cancellation);
        var modelIds = await rows.ModelsAsync(Styles, cancellation);
        var known = await KnownAsync(cancellation);
        var total = Styles.Count * samples.Count;
        using var painting = board.Start("Painting the demo's pictures", total, known.Count);
        var summary = await pipeline.RunAsync(
            await encoder.ReadyAsync(cancellation),
            samples.SelectMany(sample => Sources(sample, sampleIds[sample.Code], modelIds, known)),
            () => painting.Advance(),
            cancellation
        );
        if (summary.LeftOut.Count > 0)
            throw new InvalidOperationException($"{summary.LeftOut.Count} pictures of the demo failed: {summary.LeftOut[0].Reason}");
    }

    private IEnumerable<ReferenceSource> Sources(
        ProceduralSample sample,
        long sampleId,
        Dictionary<string, long> modelIds,
        HashSet<(long Model, long Sample)> known
    )
    {
        var original = new Lazy<Style.Imaging.RgbImage>(() => sample.Render());
        return from style in Styles
            let modelId = modelIds[style.Slug]
            where !known.Contains((modelId, sampleId))
            select Source(style, modelId, sample, sampleId, original);
    }

    private ReferenceSource Source(
        ProceduralStyle style,
        long modelId,
        ProceduralSample sample,
        long sampleId,
        Lazy<Style.Imaging.RgbImage> original
    )
    {
        var parameters = "";
        return new ReferenceSource(
            $"{style.Slug}/{sample.Code}",
            async token =>
            {
                var (jpeg, told) = await rows.PaintAsync(transfer, style, original.Value, sampleId, token);
                parameters = told;
                return jpeg;
            },
            async (picture, token) =>
                new Embedding
                {
                    EncoderId = picture.EncoderId,
                    Vector = picture.Vector,
                    ReferenceImage = new ReferenceImage
                    {
                        LoraModelId = modelId,
                        SampleImageId = sampleId,
                        BlobSha256 = await blobs.PutAsync(picture.Bytes, token),
                        Width = picture.Width,
                        Height = picture.Height,
                        Backend = transfer.Backend,
                        Parameters = parameters,
                        Seed = sampleId,
                        CreatedUtc = time.GetUtcNow().UtcDateTime,
                    },
                }
        );
    }

    private async Task<HashSet<(long Model, long Sample)>> KnownAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var pairs = await context
            .ReferenceImages.Where(image => image.LoraModel.IsStandIn)
            .Select(image => new { image.LoraModelId, image.SampleImageId })
            .ToListAsync(cancellation);
        return [.. pairs.Select(pair => (pair.LoraModelId, pair.SampleImageId))];
    }
}
