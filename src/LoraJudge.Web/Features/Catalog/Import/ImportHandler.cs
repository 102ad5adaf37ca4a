using System.Collections.Concurrent;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Folders;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Catalog.Uses;
using LoraJudge.Web.Features.Operations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Import;

/// <summary>
/// Takes a folder of models into the catalogue. What is there already is left as it is, so that an interrupted import is finished by
/// running it again.
/// </summary>
internal sealed class ImportHandler(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IBlobStore blobs,
    BlobKeeper keeper,
    IStyleEncoder encoder,
    EncoderRows encoders,
    ImportRows rows,
    ReferencePipeline pipeline,
    ProgressBoard board,
    TimeProvider time
)
{
    /// <param name="path">The folder.</param>
    /// <param name="sampleSet">Name of the sample set that the pictures' names are codes of; null for the folder's own name.</param>
    /// <exception cref="ImportException">The folder is not there, or holds no model.</exception>
    /// <exception cref="EncoderUnavailableException">The encoder cannot encode.</exception>
    public async Task<ImportSummary> ImportAsync(string path, string? sampleSet, CancellationToken cancellation)
    {
        var folder = ImportFolder.Scan(path);
        var leftOut = new List<LeftOutPicture>();
        var samples = await rows.SamplesAsync(folder, Nfc.Of(sampleSet ?? SetName(folder.Path)), leftOut, cancellation);
        var families = Families(folder.Path, leftOut);
        var description = await encoder.ReadyAsync(cancellation);
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var sources = new List<ReferenceSource>();
        var replaced = new ConcurrentBag<string>();
        foreach (var model in folder.Models)
        {
            var modelId = await rows.ModelAsync(model, families.GetValueOrDefault(model.FolderName), leftOut, cancellation);
            leftOut.AddRange(
                model.Doubles.Select(file => new LeftOutPicture(file, "Another picture of this model has the same sample name."))
            );
            sources.AddRange(await SourcesAsync(model, modelId, samples, encoderId, replaced, cancellation));
        }

        var total = folder.Models.Sum(model => model.Pictures.Count);
        var already = total - sources.Count;
        using var progress = board.Start($"Importing {Path.GetFileName(folder.Path)}", total, already);
        var summary = await pipeline.RunAsync(description, sources, () => progress.Advance(), cancellation);
        // Not before: what one picture was may be what another one becomes.
        await keeper.RemoveUnusedAsync(replaced, cancellation);
        return new ImportSummary(folder.Models.Count, summary.Recorded, already, [.. leftOut, .. summary.LeftOut]);
    }

    private static IReadOnlyDictionary<string, string> Families(string folder, List<LeftOutPicture> leftOut)
    {
        var file = FamilyTable.Find(folder);
        try
        {
            if (file is not null)
                return FamilyTable.Read(file);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            leftOut.Add(new LeftOutPicture(file!, exception.Message));
        }

        return new Dictionary<string, string>();
    }

    /// <summary>The pictures of a model that are not there yet, with their vectors by this encoder.</summary>
    private async Task<IEnumerable<ReferenceSource>> SourcesAsync(
        ImportModel model,
        long modelId,
        Dictionary<string, long> samples,
        long encoderId,
        ConcurrentBag<string> replaced,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var known = await context
            .ReferenceImages.Where(image => image.LoraModelId == modelId)
            .Select(image => new KnownReference(
                image.Id,
                image.SampleImageId,
                image.BlobSha256,
                context.Embeddings.Any(embedding => embedding.ReferenceImageId == image.Id && embedding.EncoderId == encoderId)
            ))
            .ToDictionaryAsync(image => image.SampleImageId, cancellation);
        var sources = new List<ReferenceSource>();
        foreach (var (code, file) in model.Pictures)
        {
            var reference = known.GetValueOrDefault(samples[code]);
            if (reference is not { HasVector: true } || !await IsSameFileAsync(file, reference.BlobSha256, cancellation))
                sources.Add(Source(file, modelId, samples[code], reference, replaced));
        }

        return sources;
    }

    private static async Task<bool> IsSameFileAsync(string file, string sha256, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(stream, cancellation)) == sha256;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private ReferenceSource Source(string file, long modelId, long sampleId, KnownReference? known, ConcurrentBag<string> replaced) =>
        new(
            file,
            token => File.ReadAllBytesAsync(file, token),
            async (picture, token) =>
            {
                var sha256 = await blobs.PutAsync(picture.Bytes, token);
                if (known is not null && known.BlobSha256 != sha256)
                {
                    await RemoveAsync(known.Id, token);
                    replaced.Add(known.BlobSha256);
                }

                var embedding = new Embedding { EncoderId = picture.EncoderId, Vector = picture.Vector };
                if (known?.BlobSha256 == sha256)
                {
                    embedding.ReferenceImageId = known.Id;
                    return embedding;
                }

                embedding.ReferenceImage = new ReferenceImage
                {
                    LoraModelId = modelId,
                    SampleImageId = sampleId,
                    BlobSha256 = sha256,
                    Width = picture.Width,
                    Height = picture.Height,
                    CreatedUtc = time.GetUtcNow().UtcDateTime,
                };
                return embedding;
            }
        )
        {
            IsNew = true,
        };

    /// <summary>A picture that was replaced takes its vectors with it.</summary>
    /// <exception cref="ModelInUseException">A study asks by it.</exception>
    private Task RemoveAsync(long referenceId, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                var picture = context.ReferenceImages.Where(image => image.Id == referenceId);
                var uses = await ModelUses.FindAsync(context, picture, context.LoraModels.Where(_ => false), token);
                if (uses.Count > 0)
                    throw new ModelInUseException("The picture of before stays", uses);
                return await picture.ExecuteDeleteAsync(token);
            },
            cancellation
        );

    /// <summary>Folder and its parent, as "sd-styles/eval": "eval" alone would soon be taken.</summary>
    private static string SetName(string path)
    {
        var name = string.Join('/', path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).TakeLast(2));
        return name.Length <= SampleSet.MaxNameLength ? name : name[^SampleSet.MaxNameLength..];
    }

    private sealed record KnownReference(long Id, long SampleImageId, string BlobSha256, bool HasVector);
}

/// <param name="Models">Models in the folder.</param>
/// <param name="Added">Pictures that were taken in.</param>
/// <param name="Already">Pictures that were there.</param>
/// <param name="LeftOut">Files that could not be used, and why.</param>
internal sealed record ImportSummary(int Models, int Added, int Already, IReadOnlyList<LeftOutPicture> LeftOut);
