using System.IO.Compression;
using System.Security.Cryptography;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>A ZIP in the making; it remembers what it was given. Nothing of a file is held but what is being written.</summary>
internal sealed class BundleZip(Stream output, DateTime utc) : IDisposable
{
    private readonly ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<BundleFile> files = [];

    public IReadOnlyList<BundleFile> Files => files;

    public void Add(BundlePart part)
    {
        var entry = archive.CreateEntry(part.Name);
        entry.LastWriteTime = new DateTimeOffset(utc);
        using var hash = SHA256.Create();
        long? rows;
        using (var stream = new CryptoStream(entry.Open(), hash, CryptoStreamMode.Write))
            rows = part.Write(stream);
        files.Add(new BundleFile(part.Name, rows, Convert.ToHexStringLower(hash.Hash!)));
    }

    public void Dispose() => archive.Dispose();
}

/// <param name="Rows">Null where rows mean nothing.</param>
internal sealed record BundleFile(string Name, long? Rows, string Sha256);
