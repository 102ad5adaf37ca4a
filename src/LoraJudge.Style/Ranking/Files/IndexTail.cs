using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>What the tails of index files have in common: counted rows, traits.</summary>
internal static class IndexTail
{
    public static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        writer.Write(rows.Length);
        writer.Write(MemoryMarshal.AsBytes(rows));
    }

    public static void Write(BinaryWriter writer, IReadOnlyList<ModelTraits> traits)
    {
        writer.Write(traits.Count);
        foreach (var (baseModel, licence, nsfwLevel) in traits)
        {
            writer.Write(baseModel is not null);
            writer.Write(baseModel ?? "");
            writer.Write(licence is not null);
            writer.Write(licence ?? "");
            writer.Write(nsfwLevel);
        }
    }

    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static T[] Rows<T>(BinaryReader reader)
        where T : unmanaged
    {
        var rows = new T[Count(reader, Unsafe.SizeOf<T>())];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan()));
        return rows;
    }

    /// <inheritdoc cref="Rows"/>
    public static ModelTraits[] Traits(BinaryReader reader)
    {
        var traits = new ModelTraits[Count(reader, 1)];
        for (var number = 0; number < traits.Length; number++)
        {
            var (hasBase, baseModel) = (reader.ReadBoolean(), reader.ReadString());
            var (hasLicence, licence) = (reader.ReadBoolean(), reader.ReadString());
            traits[number] = new ModelTraits(hasBase ? baseModel : null, hasLicence ? licence : null, reader.ReadInt32());
        }

        return traits;
    }

    /// <summary>A number of things of a size, which the rest of the tail has room for.</summary>
    private static int Count(BinaryReader reader, int size)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= (reader.BaseStream.Length - reader.BaseStream.Position) / size
            ? count
            : throw new EndOfStreamException();
    }
}
