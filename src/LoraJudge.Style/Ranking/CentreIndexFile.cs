using System.Runtime.InteropServices;
using LoraJudge.Style.Ranking.Bounded;
using LoraJudge.Style.Ranking.Centred;
using LoraJudge.Style.Ranking.Files;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// A <see cref="CentreIndex"/> in one file: the models in chunks, a tail that says where they are, traits and label. A new file takes the
/// old one's place only once it is complete and on the disk.
/// </summary>
public static class CentreIndexFile
{
    /// <summary>"LJCENT01".</summary>
    internal const ulong Magic = 0x3130544E45434A4C;

    /// <inheritdoc cref="BoundedIndexFile.Save"/>
    public static void Save(string path, CentreIndex index, ReadOnlySpan<byte> label)
    {
        ArgumentNullException.ThrowIfNull(index);
        var (stream, rows, marks) = (new IndexStream(path), new List<SegmentRow>(), label.ToArray());
        using (stream)
        {
            foreach (var chunk in index.Chunks)
            {
                var (at, checksum) = stream.Add([
                    .. MemoryMarshal.AsBytes(chunk.Entries.AsSpan()),
                    .. MemoryMarshal.AsBytes(chunk.Centres),
                ]);
                rows.Add(new SegmentRow(at, chunk.Count, checksum));
            }

            stream.Finish(
                Magic,
                tail =>
                {
                    tail.Write(index.Dimensions);
                    IndexTail.Write<SegmentRow>(tail, CollectionsMarshal.AsSpan(rows));
                    IndexTail.Write(tail, index.Traits);
                    IndexTail.Write<byte>(tail, marks);
                }
            );
        }
    }

    /// <summary>All of it comes into memory.</summary>
    /// <exception cref="InvalidDataException">The file is no index, is incomplete or has been changed: it has to be built anew.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (CentreIndex Index, byte[] Label) Open(string path)
    {
        var file = new MappedFile(path);
        var read = file.ReadTail(Magic, tail => Read(file, tail));
        GC.KeepAlive(file);
        return read;
    }

    private static (CentreIndex Index, byte[] Label) Read(MappedFile file, BinaryReader tail)
    {
        var dimensions = tail.ReadInt32();
        var (rows, traits, label) = (IndexTail.Rows<SegmentRow>(tail), IndexTail.Traits(tail), IndexTail.Rows<byte>(tail));
        return (CentreIndex.Of([.. rows.Select(row => Part(file, row, dimensions, traits.Length))], new TraitTable(traits)), label);
    }

    private static CentrePart Part(MappedFile file, SegmentRow row, int dimensions, int traits)
    {
        if (row.Count is < 1 or > CentreChunk.Capacity || dimensions is < 1 or > IndexReader.MostDimensions)
            throw file.Unusable("a part has no models, or too many");
        var split = row.Count * Marshal.SizeOf<CentreEntry>();
        var bytes = file.Read(row.At, split + (row.Count * dimensions * sizeof(float)), row.Checksum);
        var entries = MemoryMarshal.Cast<byte, CentreEntry>(bytes[..split]).ToArray();
        if (Array.Exists(entries, entry => entry.Traits < 0 || entry.Traits >= traits))
            throw file.Unusable("a model has no traits");
        return new CentrePart(entries, MemoryMarshal.Cast<byte, float>(bytes[split..]).ToArray());
    }
}
