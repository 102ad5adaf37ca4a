using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Demo;

/// <summary>The demo's samples and stand-in models; those that are there already are left as they are.</summary>
internal sealed class DemoRows(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs, IImageDecoder decoder, TimeProvider time)
{
    public const string SampleSetName = "Demo";
    private const int JpegQuality = 92;
    private const string Licence = "Made by this program, free to use";

    /// <returns>Ids of the samples by code.</returns>
    public async Task<Dictionary<string, long>> SamplesAsync(
        IReadOnlyList<ProceduralSample> samples,
        Action advance,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var set =
            await context
                .SampleSets.Include(candidate => candidate.Images)
                .SingleOrDefaultAsync(candidate => candidate.Name == SampleSetName, cancellation)
            ?? context.SampleSets.Add(new SampleSet { Name = SampleSetName, CreatedUtc = time.GetUtcNow().UtcDateTime }).Entity;
        foreach (var sample in samples.Where(sample => set.Images.TrueForAll(image => image.Code != sample.Code)))
        {
            set.Images.Add(
                new SampleImage
                {
                    Code = sample.Code,
                    Category = Enum.Parse<SampleCategory>(sample.Category.ToString()),
                    Licence = Licence,
                    BlobSha256 = await blobs.PutAsync(decoder.EncodeJpeg(sample.Render(), JpegQuality), cancellation),
                }
            );
            advance();
        }

        await context.SaveChangesAsync(cancellation);
        return set.Images.ToDictionary(image => image.Code, image => image.Id, StringComparer.Ordinal);
    }

    /// <returns>Ids of the models by slug.</returns>
    public async Task<Dictionary<string, long>> ModelsAsync(IReadOnlyList<ProceduralStyle> styles, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var models = await context.LoraModels.Where(model => model.IsStandIn).ToDictionaryAsync(model => model.Slug, cancellation);
        foreach (var style in styles.Where(style => !models.ContainsKey(style.Slug)))
            models.Add(style.Slug, context.LoraModels.Add(StandIn(style)).Entity);
        await context.SaveChangesAsync(cancellation);
        return models.ToDictionary(model => model.Key, model => model.Value.Id, StringComparer.Ordinal);
    }

    /// <summary>What one style makes of one sample, as a JPEG file.</summary>
    public async Task<(byte[] Jpeg, string Parameters)> PaintAsync(
        IStyleTransfer transfer,
        ProceduralStyle style,
        RgbImage sample,
        long seed,
        CancellationToken cancellation
    )
    {
        var result = await transfer.TransferAsync(new TransferRequest(sample, style.Slug, seed), cancellation);
        return (decoder.EncodeJpeg(result.Image, JpegQuality), result.Parameters);
    }

    private LoraModel StandIn(ProceduralStyle style)
    {
        var model = new LoraModel
        {
            Slug = style.Slug,
            Name = style.Name,
            LoraName = style.Slug,
            BaseModel = "Procedural",
            TriggerWords = [.. style.TriggerWords],
            Licence = Licence,
            NsfwLevel = NsfwLevel.Pg,
            IsStandIn = true,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        foreach (
            var field in (string[])
                [
                    nameof(model.Name),
                    nameof(model.LoraName),
                    nameof(model.BaseModel),
                    nameof(model.TriggerWords),
                    nameof(model.Licence),
                    nameof(model.NsfwLevel),
                ]
        )
            model.Sources[field] = MetadataSource.Demo;
        return model;
    }
}
