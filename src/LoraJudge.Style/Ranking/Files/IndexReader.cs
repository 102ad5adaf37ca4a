using System.Runtime.InteropServices;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>Reads an index: bounds into memory, references left where they are.</summary>
internal sealed class IndexReader(MappedFile file)
{
    public const int MostDimensions = 1 << 16;

    private readonly List<(long At, int Count, ulong Checksum)> models = [];

    /// <exception cref="InvalidDataException">The file is no index, is incomplete or has been changed.</exception>
    public (BoundedIndex Index, byte[] Label) Read() => file.ReadTail(FileHeader.Known, Read);

    private (BoundedIndex Index, byte[] Label) Read(BinaryReader reader)
    {
        var (dimensions, fittedOn, unit) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble());
        if (dimensions is < 0 or > MostDimensions || !(unit > 0) || !double.IsFinite(unit))
            throw file.Unusable("its frame is none");
        float[] Floats() => MemoryMarshal.Cast<byte, float>(reader.ReadBytes(dimensions * sizeof(float))).ToArray();
        var (centre, weights) = (Floats(), Floats());
        if (weights.Length < dimensions)
            throw file.Unusable("its tail is incomplete");
        var (rows, traits, label) = (IndexTail.Rows<SegmentRow>(reader), IndexTail.Traits(reader), IndexTail.Rows<byte>(reader));
        if (rows.Length == 0)
            return (BoundedIndex.Empty, label);
        var store = new MappedStore(file, dimensions, models);
        Segment[] segments = [.. rows.Select(row => Segment(row, dimensions, traits.Length, store))];
        if (segments.SkipLast(1).Any(segment => segment.Count < Bounded.Segment.Capacity))
            throw file.Unusable("a segment is not full");
        return (new BoundedIndex(new Frame(centre, weights, unit, fittedOn), segments, new TraitTable(traits)), label);
    }

    private Segment Segment(SegmentRow row, int dimensions, int traits, MappedStore store)
    {
        if (row.Count is < 1 or > Bounded.Segment.Capacity)
            throw file.Unusable("a segment has no models, or too many");
        var segment = new Segment(dimensions);
        var length = (row.Count * ModelRow.Bytes) + segment.Bytes;
        var bytes = file.Read(row.At, length, row.Checksum);
        foreach (var model in MemoryMarshal.Cast<byte, ModelRow>(bytes[..(row.Count * ModelRow.Bytes)]))
        {
            if (model.Traits < 0 || model.Traits >= traits || model.References < 1)
                throw file.Unusable("a model has no references, or no traits");
            var references = (long)model.References * dimensions * sizeof(float);
            file.Read(model.At, references);
            segment.Append(
                new ModelEntry(model.ModelId, model.Version, model.Traits, new StoredModel(store, models.Count, model.References))
            );
            models.Add((model.At, model.References, model.Checksum));
        }

        segment.Fill(bytes[(row.Count * ModelRow.Bytes)..]);
        return segment;
    }
}
