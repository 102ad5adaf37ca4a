using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Catalog.LoraFiles;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Import;

/// <summary>The rows that an import's pictures hang on: sample set, samples with their originals, models with what is known of them.</summary>
internal sealed class ImportRows(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IBlobStore blobs,
    BlobKeeper keeper,
    ModelThumbnails thumbnails,
    IImageDecoder decoder,
    TimeProvider time
)
{
    /// <returns>Ids of the samples by code.</returns>
    public async Task<Dictionary<string, long>> SamplesAsync(
        ImportFolder folder,
        string setName,
        List<LeftOutPicture> leftOut,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var set =
            await context
                .SampleSets.Include(candidate => candidate.Images)
                .SingleOrDefaultAsync(candidate => candidate.Name == setName, cancellation)
            ?? context.SampleSets.Add(new SampleSet { Name = setName, CreatedUtc = time.GetUtcNow().UtcDateTime }).Entity;
        // Older versions kept the letters as they came.
        var known = set
            .Images.GroupBy(image => Nfc.Of(image.Code), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var codes = folder.Models.SelectMany(model => model.Pictures.Keys).Concat(folder.Originals.Keys).Distinct(StringComparer.Ordinal);
        foreach (var code in codes.Order(StringComparer.Ordinal))
        {
            if (!known.TryGetValue(code, out var sample))
            {
                sample = new SampleImage { Code = code };
                set.Images.Add(sample);
                known.Add(code, sample);
            }

            if (folder.Originals.TryGetValue(code, out var original))
                sample.BlobSha256 = await OriginalAsync(original, leftOut, cancellation) ?? sample.BlobSha256;
        }

        await context.SaveChangesAsync(cancellation);
        return known.ToDictionary(pair => pair.Key, pair => pair.Value.Id, StringComparer.Ordinal);
    }

    /// <param name="family">As the folder's table says; null where it says nothing.</param>
    /// <returns>The model's id.</returns>
    public async Task<long> ModelAsync(ImportModel source, string? family, List<LeftOutPicture> leftOut, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var model = await context.LoraModels.SingleOrDefaultAsync(candidate => candidate.Slug == source.Slug, cancellation);
        var isNew = model is null;
        if (model is null)
        {
            model = new LoraModel
            {
                Slug = source.Slug,
                Name = source.FolderName,
                LoraName = LoraFile.LoraName(source.FolderName),
                CreatedUtc = time.GetUtcNow().UtcDateTime,
            };
            context.LoraModels.Add(model);
        }

        var name = new ModelMetadata { Name = source.FolderName, LoraName = LoraFile.LoraName(source.FolderName) };
        LoraReading? file = null;
        if (source.LoraFile is { } loraFile)
            file = await ReadAsync(() => LoraFile.ReadAsync(loraFile, cancellation), loraFile, leftOut);
        if (isNew || file is not null)
            model.Say(MetadataSource.FileName, file is null ? name : name with { LoraName = file.FileName.LoraName });
        var header = file is null ? null : await FirstOfFileAsync(context, source, file.Header, leftOut, cancellation);
        var thumbnail = thumbnails.Prepare(file?.Thumbnail, note => leftOut.Add(new LeftOutPicture(source.LoraFile!, note)));
        if (header is not null)
            model.Say(MetadataSource.FileHeader, header with { ThumbnailSha256 = thumbnail?.Sha256 });
        if (source.MetadataFile is { } json && await ReadAsync(() => Task.FromResult(ModelJson.Read(json)), json, leftOut) is { } written)
        {
            // The file's own bytes know better.
            var rest = header is null ? written : written with { Sha256 = null, AutoV3 = null };
            model.Say(MetadataSource.ModelJson, await FirstOfFileAsync(context, source, rest, leftOut, cancellation));
        }

        if (family is not null)
        {
            var said = model.Statements.GetValueOrDefault(MetadataSource.ModelJson) ?? new ModelMetadata();
            model.Say(MetadataSource.ModelJson, said with { Family = source.MetadataFile is null ? family : said.Family ?? family });
        }

        await keeper.StoreAsync(thumbnail is null ? [] : [thumbnail.Jpeg], () => context.SaveChangesAsync(cancellation), cancellation);
        return model.Id;
    }

    /// <summary>Two models cannot be the same file: the second keeps its pictures, but not the hash.</summary>
    private static async Task<ModelMetadata> FirstOfFileAsync(
        LoraJudgeDbContext context,
        ImportModel source,
        ModelMetadata said,
        List<LeftOutPicture> leftOut,
        CancellationToken cancellation
    )
    {
        if (said.Sha256 is not { } hash)
            return said;
        var twin = await context
            .LoraModels.Where(other => other.Sha256 == hash && other.Slug != source.Slug)
            .Select(other => other.Slug)
            .FirstOrDefaultAsync(cancellation);
        if (twin is null)
            return said;
        leftOut.Add(
            new LeftOutPicture(source.LoraFile ?? source.Folder, $"The model {twin} has the same file: its hash is not stored twice.")
        );
        return said with { Sha256 = null };
    }

    private async Task<string?> OriginalAsync(string file, List<LeftOutPicture> leftOut, CancellationToken cancellation)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellation);
            decoder.Decode(bytes, maxEdge: 64);
            return await blobs.PutAsync(bytes, cancellation);
        }
        catch (Exception exception) when (exception is ImageRejectedException or IOException or UnauthorizedAccessException)
        {
            leftOut.Add(new LeftOutPicture(file, exception.Message));
            return null;
        }
    }

    private static async Task<T?> ReadAsync<T>(Func<Task<T>> read, string file, List<LeftOutPicture> leftOut)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            leftOut.Add(new LeftOutPicture(file, exception.Message));
            return null;
        }
    }
}
