using System.Runtime.InteropServices;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>Writes an index segment by segment: no more than one has to be in memory.</summary>
internal sealed class IndexWriter : IDisposable
{
    private readonly FileStream stream;
    private readonly List<SegmentRow> rows = [];

    public IndexWriter(string path)
    {
        stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        stream.Write(new byte[FileHeader.Bytes]);
    }

    /// <summary>Writes a model's references before its segment.</summary>
    public WrittenReferences Add(ReadOnlySpan<float> references)
    {
        var bytes = MemoryMarshal.AsBytes(references);
        var written = new WrittenReferences(stream.Position, Checksum.Of(bytes));
        stream.Write(bytes);
        return written;
    }

    /// <summary>Writes a segment, and those of its models' references that have not been written.</summary>
    public void Add(Segment segment)
    {
        var table = new ModelRow[segment.Count];
        for (var slot = 0; slot < table.Length; slot++)
        {
            var entry = segment.Entries[slot];
            var written = entry.References.Store as WrittenReferences ?? Add(entry.References.Read());
            table[slot] = new ModelRow(entry.ModelId, entry.Version, written.At, entry.Traits, entry.References.Count, written.Checksum);
        }

        var at = stream.Position;
        byte[] bytes =
        [
            .. MemoryMarshal.AsBytes(table.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Codes.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Scanned.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Centroids.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Directions.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Refined.AsSpan()),
        ];
        stream.Write(bytes);
        rows.Add(new SegmentRow(at, segment.Count, Checksum.Of(bytes)));
    }

    /// <summary>Writes tail and header, and waits until all of it is on the disk.</summary>
    public void Finish(Frame? frame, IReadOnlyList<ModelTraits> traits, ReadOnlySpan<byte> label)
    {
        var tail = Tail(frame, traits, label);
        var header = new FileHeader(FileHeader.Known, stream.Position, tail.Length, Checksum.Of(tail));
        stream.Write(tail);
        stream.Position = 0;
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<FileHeader>(in header)));
        stream.Flush(flushToDisk: true);
    }

    public void Dispose() => stream.Dispose();

    private byte[] Tail(Frame? frame, IReadOnlyList<ModelTraits> traits, ReadOnlySpan<byte> label)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(frame?.Dimensions ?? 0);
        writer.Write(frame?.FittedOn ?? 0);
        writer.Write(frame?.Unit ?? 1);
        writer.Write(MemoryMarshal.AsBytes<float>(frame?.Centre));
        writer.Write(MemoryMarshal.AsBytes<float>(frame?.Weights));
        writer.Write(rows.Count);
        writer.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(rows)));
        writer.Write(traits.Count);
        foreach (var (baseModel, licence, nsfwLevel) in traits)
        {
            writer.Write(baseModel is not null);
            writer.Write(baseModel ?? "");
            writer.Write(licence is not null);
            writer.Write(licence ?? "");
            writer.Write(nsfwLevel);
        }

        writer.Write(label.Length);
        writer.Write(label);
        writer.Flush();
        return bytes.ToArray();
    }
}
