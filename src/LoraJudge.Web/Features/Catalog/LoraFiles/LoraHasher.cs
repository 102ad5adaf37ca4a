using System.Buffers.Binary;
using System.Security.Cryptography;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>Hashes a safetensors file as it passes by, piece by piece: all of it, and the tensors' bytes after its header.</summary>
internal sealed class LoraHasher : IDisposable
{
    private const int PrefixLength = 8;
    private const int BufferLength = 1024 * 1024;

    private readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash data = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] prefix = new byte[PrefixLength];
    private long seen;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        all.AppendData(bytes);
        if (seen < PrefixLength)
            bytes[..(int)Math.Min(bytes.Length, PrefixLength - seen)].CopyTo(prefix.AsSpan((int)seen));
        var begin = seen;
        seen += bytes.Length;
        if (seen < PrefixLength)
            return;
        var header = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (header > SafetensorsFile.MaxHeaderBytes)
            return;
        var skipped = Math.Clamp(PrefixLength + (long)header - begin, 0, bytes.Length);
        data.AppendData(bytes[(int)skipped..]);
    }

    /// <summary>Of all that has passed; the hasher is of no use afterwards.</summary>
    public LoraHashes Finish() => new(Convert.ToHexStringLower(all.GetHashAndReset()), Convert.ToHexStringLower(data.GetHashAndReset()));

    /// <param name="advance">Told of bytes as they are hashed.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<LoraHashes> HashAsync(string path, Action<int> advance, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(advance);
        await using var stream = File.OpenRead(path);
        using var hasher = new LoraHasher();
        var buffer = new byte[BufferLength];
        while (await stream.ReadAsync(buffer, cancellation) is var count and > 0)
        {
            hasher.Append(buffer.AsSpan(0, count));
            advance(count);
        }

        return hasher.Finish();
    }

    public void Dispose()
    {
        all.Dispose();
        data.Dispose();
    }
}

/// <param name="Sha256">Of the whole file, 64 lower-case hexadecimal digits.</param>
/// <param name="Data">Of the bytes after the header, as many.</param>
internal sealed record LoraHashes(string Sha256, string Data)
{
    /// <summary>AutoV3 of no bytes at all: it tells no files apart.</summary>
    public const string NothingAutoV3 = "e3b0c44298fc";

    /// <summary>First digits of a file's SHA-256 that AutoV2 is.</summary>
    public const int AutoV2Length = 10;

    /// <summary>Null where there are no bytes after the header.</summary>
    public string? AutoV3 => Data[..LoraModel.AutoV3Length] is var digits and not NothingAutoV3 ? digits : null;
}
