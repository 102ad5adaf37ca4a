using System.Collections.Concurrent;
using LoraJudge.Data.Blobs;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Web.Features.Catalog.Pictures;

/// <summary>Thumbnails of catalogue pictures: made once, kept in a folder.</summary>
internal sealed class ThumbnailCache(ThumbnailFolder folder, CataloguePictures catalogue, IBlobStore blobs, IImageDecoder decoder)
    : IDisposable
{
    /// <summary>A page asks for a hundred at once; more decoders than cores would only hold more pictures in memory.</summary>
    private readonly SemaphoreSlim decoders = new(Environment.ProcessorCount);

    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> underway = new(StringComparer.Ordinal);

    /// <returns>Path of a WebP file; null where the catalogue has no such picture.</returns>
    public Task<string?> GetAsync(string sha256, int width, CancellationToken cancellation) =>
        GetAsync(sha256, width, isOfStudy: false, blob => catalogue.ContainsAsync(blob, CancellationToken.None), cancellation);

    /// <summary>The same for pictures that a study shows: uploads are among them, so that the caller decides who sees them.</summary>
    /// <returns>Path of a WebP file; null where there is no such blob.</returns>
    public Task<string?> GetForStudyAsync(string sha256, int width, CancellationToken cancellation) =>
        GetAsync(sha256, width, isOfStudy: true, _ => Task.FromResult(true), cancellation);

    private async Task<string?> GetAsync(
        string sha256,
        int width,
        bool isOfStudy,
        Func<string, Task<bool>> isShown,
        CancellationToken cancellation
    )
    {
        if (!CataloguePictures.IsSha256(sha256) || !PictureWidths.All.Contains(width))
            return null;
        var path = folder.PathOf(sha256, width, isOfStudy);
        if (File.Exists(path))
            return path;
        // Whoever asks first makes it; the others wait for that one. It is not cancelled with the first caller's request.
        var making = underway.GetOrAdd(path, _ => new Lazy<Task<string?>>(() => MakeAsync(sha256, width, path, isShown)));
        try
        {
            return await making.Value.WaitAsync(cancellation);
        }
        finally
        {
            if (making.Value.IsCompleted)
                underway.TryRemove(new(path, making));
        }
    }

    public void Dispose() => decoders.Dispose();

    private async Task<string?> MakeAsync(string sha256, int width, string path, Func<string, Task<bool>> isShown)
    {
        if (!await isShown(sha256) || await blobs.GetAsync(sha256) is not { } picture)
            return null;
        await decoders.WaitAsync();
        try
        {
            var thumbnail = await Task.Run(() => decoder.Thumbnail(picture, width));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
            await File.WriteAllBytesAsync(unfinished, thumbnail);
            File.Move(unfinished, path, overwrite: true);
            if (await blobs.ExistsAsync(sha256))
                return path;
            // It was removed meanwhile, with the thumbnails that were there.
            folder.Remove(sha256);
            return null;
        }
        finally
        {
            decoders.Release();
        }
    }
}
