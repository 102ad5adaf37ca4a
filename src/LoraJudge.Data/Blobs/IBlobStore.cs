namespace LoraJudge.Data.Blobs;

/// <summary>Content-addressed files: a blob's key is the SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
public interface IBlobStore
{
    /// <summary>Stores the bytes unless they are there already; durable, and as young as a new one, when the task completes.</summary>
    /// <returns>The blob's key.</returns>
    Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    /// <returns>The blob's bytes; null where there is none of that key.</returns>
    /// <exception cref="ArgumentException"><paramref name="sha256"/> is not a SHA-256 in lower-case hexadecimal.</exception>
    Task<byte[]?> GetAsync(string sha256, CancellationToken cancellation = default);

    Task<bool> ExistsAsync(string sha256, CancellationToken cancellation = default);

    /// <summary>Removes the blob where it is there. <see cref="BlobKeeper"/> alone knows whether a row needs it.</summary>
    /// <param name="writtenBefore">UTC; a blob that was put since then stays. Null removes one of any age.</param>
    /// <returns>Whether it was removed.</returns>
    Task<bool> DeleteAsync(string sha256, DateTime? writtenBefore = null, CancellationToken cancellation = default);

    /// <returns>Keys of all blobs that were last put before the given UTC time, in any order.</returns>
    IAsyncEnumerable<string> ListAsync(DateTime writtenBefore, CancellationToken cancellation = default);
}
