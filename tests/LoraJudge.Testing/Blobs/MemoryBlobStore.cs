using System.Collections.Concurrent;
using System.Security.Cryptography;
using LoraJudge.Data.Blobs;

namespace LoraJudge.Testing.Blobs;

/// <summary>Blobs in memory.</summary>
public sealed class MemoryBlobStore : IBlobStore
{
    private readonly ConcurrentDictionary<string, byte[]> blobs = new(StringComparer.Ordinal);

    public int Count => blobs.Count;

    public Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        blobs.TryAdd(key, bytes.ToArray());
        return Task.FromResult(key);
    }

    public Task<byte[]?> GetAsync(string sha256, CancellationToken cancellation = default) =>
        Task.FromResult(blobs.GetValueOrDefault(sha256));

    public Task<bool> ExistsAsync(string sha256, CancellationToken cancellation = default) => Task.FromResult(blobs.ContainsKey(sha256));

    public Task<bool> DeleteAsync(string sha256, DateTime? writtenBefore = null, CancellationToken cancellation = default) =>
        Task.FromResult(blobs.TryRemove(sha256, out _));

    public IAsyncEnumerable<string> ListAsync(DateTime writtenBefore, CancellationToken cancellation = default) =>
        blobs.Keys.ToAsyncEnumerable();
}
