using System.Runtime.InteropServices;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>Writes an index segment by segment: no more than one has to be in memory.</summary>
internal sealed class IndexWriter(string path) : IDisposable
{
    private readonly IndexStream stream = new(path);
    private readonly List<SegmentRow> rows = [];

    /// <summary>Writes a model's references before its segment.</summary>
    public WrittenReferences Add(ReadOnlySpan<float> references)
    {
        var (at, checksum) = stream.Add(MemoryMarshal.AsBytes(references));
        return new WrittenReferences(at, checksum);
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

        var (at, checksum) = stream.Add([
            .. MemoryMarshal.AsBytes(table.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Codes.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Scanned.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Centroids.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Directions.AsSpan()),
            .. MemoryMarshal.AsBytes(segment.Refined.AsSpan()),
        ]);
        rows.Add(new SegmentRow(at, segment.Count, checksum));
    }

    /// <summary>Completes the file, which takes the old one's place.</summary>
    public void Finish(Frame? frame, IReadOnlyList<ModelTraits> traits, byte[] label) =>
        stream.Finish(
            FileHeader.Known,
            tail =>
            {
                tail.Write(frame?.Dimensions ?? 0);
                tail.Write(frame?.FittedOn ?? 0);
                tail.Write(frame?.Unit ?? 1);
                tail.Write(MemoryMarshal.AsBytes<float>(frame?.Centre));
                tail.Write(MemoryMarshal.AsBytes<float>(frame?.Weights));
                IndexTail.Write<SegmentRow>(tail, CollectionsMarshal.AsSpan(rows));
                IndexTail.Write(tail, traits);
                IndexTail.Write<byte>(tail, label);
            }
        );

    public void Dispose() => stream.Dispose();
}
