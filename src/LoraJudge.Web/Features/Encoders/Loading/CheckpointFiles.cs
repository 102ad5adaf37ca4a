using System.Security.Cryptography;
using LoraJudge.Data.Blobs;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Encoders.Loading;

/// <summary>Checkpoints of the blob store as files, which safetensors are read from. The folder may be emptied at any time.</summary>
internal sealed class CheckpointFiles(StorageOptions storage, IBlobStore blobs) : IDerivedFiles
{
    /// <returns>Path of a file with exactly the blob's content.</returns>
    /// <exception cref="InvalidDataException">The blob is not there, or not what it was.</exception>
    public async Task<string> GetAsync(string sha256, CancellationToken cancellation)
    {
        var path = PathOf(sha256);
        if (File.Exists(path) && await HashAsync(path, cancellation) == sha256)
            return path;
        var bytes =
            await blobs.GetAsync(sha256, cancellation)
            ?? throw new InvalidDataException("Its checkpoint is not in the blob store. Register its file again: encoder add FILE.");
        Directory.CreateDirectory(storage.EncoderFolder);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllBytesAsync(unfinished, bytes, cancellation);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return path;
    }

    public void Remove(string sha256)
    {
        if (File.Exists(PathOf(sha256)))
            File.Delete(PathOf(sha256));
    }

    public IEnumerable<string> Blobs() =>
        Directory.Exists(storage.EncoderFolder)
            ? Directory.EnumerateFiles(storage.EncoderFolder).Select(file => Path.GetFileName(file).Split('.')[0]).Where(BlobKey.IsValid)
            : [];

    private string PathOf(string sha256) => Path.GetFullPath(Path.Combine(storage.EncoderFolder, $"{BlobKey.Require(sha256)}.safetensors"));

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }
}
