using System.Runtime.InteropServices;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>Reads an index: bounds into memory, references left where they are.</summary>
internal sealed class IndexReader(MappedFile file)
{
    private const int MostDimensions = 1 << 16;

    private readonly List<(long At, int Count, ulong Checksum)> models = [];

    /// <exception cref="InvalidDataException">The file is no index, is incomplete or has been changed.</exception>
    public (BoundedIndex Index, byte[] Label) Read()
    {
        var header = MemoryMarshal.Read<FileHeader>(file.Read(0, FileHeader.Bytes));
        if (header.Magic != FileHeader.Known)
            throw file.Unusable("it is none, or one of another version");
        var tail = file.Read(header.TailAt, header.TailLength, header.TailChecksum).ToArray();
        try
        {
            using var reader = new BinaryReader(new MemoryStream(tail));
            return Read(reader);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException)
        {
            throw file.Unusable("its tail is incomplete");
        }
    }

    private (BoundedIndex Index, byte[] Label) Read(BinaryReader reader)
    {
        var (dimensions, fittedOn, unit) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble());
        if (dimensions is < 0 or > MostDimensions || !(unit > 0) || !double.IsFinite(unit))
            throw file.Unusable("its frame is none");
        float[] Floats() => MemoryMarshal.Cast<byte, float>(reader.ReadBytes(dimensions * sizeof(float))).ToArray();
        var (centre, weights) = (Floats(), Floats());
        if (weights.Length < dimensions)
            throw file.Unusable("its tail is incomplete");
        var rows = MemoryMarshal.Cast<byte, SegmentRow>(Bytes(reader, SegmentRow.Bytes)).ToArray();
        var traits = new ModelTraits[Count(reader, 1)];
        for (var number = 0; number < traits.Length; number++)
            traits[number] = Traits(reader);
        var label = Bytes(reader, 1);
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

    private static ModelTraits Traits(BinaryReader reader)
    {
        var (hasBase, baseModel, hasLicence, licence) = (
            reader.ReadBoolean(),
            reader.ReadString(),
            reader.ReadBoolean(),
            reader.ReadString()
        );
        return new ModelTraits(hasBase ? baseModel : null, hasLicence ? licence : null, reader.ReadInt32());
    }

    private byte[] Bytes(BinaryReader reader, int size) => reader.ReadBytes(Count(reader, size) * size);

    /// <summary>A number of things of a size, which the rest of the tail has room for.</summary>
    private int Count(BinaryReader reader, int size)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= (reader.BaseStream.Length - reader.BaseStream.Position) / size
            ? count
            : throw file.Unusable("its tail is incomplete");
    }
}
