namespace LoraJudge.Data.Blobs;

/// <summary>Content-addressed files: a blob's key is the SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
public interface IBlobStore
{
    /// <summary>Stores the bytes unless they are there already; durable when the task completes.</summary>
    /// <returns>The blob's key.</returns>
    Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    /// <returns>The blob's bytes; null where there is none of that key.</returns>
    /// <exception cref="ArgumentException"><paramref name="sha256"/> is not a SHA-256 in lower-case hexadecimal.</exception>
    Task<byte[]?> GetAsync(string sha256, CancellationToken cancellation = default);

    Task<bool> ExistsAsync(string sha256, CancellationToken cancellation = default);

    /// <summary>Removes the blob where it is there.</summary>
    Task DeleteAsync(string sha256, CancellationToken cancellation = default);
}
