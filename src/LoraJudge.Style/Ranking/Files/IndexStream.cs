using System.Runtime.InteropServices;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>
/// An index file that is being written beside the one whose place it takes once it is complete and on the disk: whenever the process
/// ends, one of them is whole.
/// </summary>
internal sealed class IndexStream : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;

    public IndexStream(string path)
    {
        this.path = path;
        stream = new FileStream(Unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        stream.Write(new byte[FileHeader.Bytes]);
    }

    private string Unfinished => path + ".part";

    /// <returns>Where they begin, and their checksum.</returns>
    public (long At, uint Checksum) Add(ReadOnlySpan<byte> bytes)
    {
        var at = stream.Position;
        stream.Write(bytes);
        return (at, Checksum.Of(bytes));
    }

    /// <summary>Writes tail and header, waits until all of it is on the disk, and replaces the old file.</summary>
    /// <param name="magic">The header's.</param>
    /// <param name="tail">Writes it.</param>
    public void Finish(ulong magic, Action<BinaryWriter> tail)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
            tail(writer);
        var written = Add(bytes.ToArray());
        var header = new FileHeader(magic, written.At, stream.Position - written.At, written.Checksum);
        stream.Position = 0;
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<FileHeader>(in header)));
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(Unfinished, path, overwrite: true);
    }

    public void Dispose() => stream.Dispose();
}
