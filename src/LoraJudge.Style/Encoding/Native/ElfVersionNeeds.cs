using System.Buffers.Binary;

namespace LoraJudge.Style.Encoding.Native;

/// <summary>
/// The symbol versions that an ELF shared object (64 bits, little-endian) asks of other libraries: its <c>.gnu.version_r</c>.
/// Source: System V ABI (dynamic section) and the Linux Standard Base, "Symbol Versioning".
/// </summary>
internal static class ElfVersionNeeds
{
    private const uint ProgramLoad = 1;
    private const uint ProgramDynamic = 2;
    private const long TagStrings = 5;
    private const long TagVersionNeed = 0x6ffffffe;
    private const long TagVersionNeedCount = 0x6fffffff;
    private const ushort FlagWeak = 0x2;

    /// <summary>Marks the need for one version as weak in place: the dynamic linker then only warns where it is missing.</summary>
    /// <returns>Whether the version was needed, and is weak now.</returns>
    /// <exception cref="InvalidDataException">Not a 64-bit little-endian ELF file, or one that contradicts itself.</exception>
    public static bool MakeWeak(Span<byte> elf, string version)
    {
        try
        {
            return MarkWeak(elf, version);
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The shared object is cut off or contradicts itself.", exception);
        }
    }

    private static bool MarkWeak(Span<byte> elf, string version)
    {
        if (!elf.StartsWith("\u007fELF\u0002\u0001"u8))
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");
        var segments = Segments(elf);
        var dynamic = Dynamic(elf, Only(segments, ProgramDynamic));
        if (!dynamic.TryGetValue(TagVersionNeed, out var needAddress))
            return false;
        if (!dynamic.TryGetValue(TagStrings, out var stringsAddress))
            throw new InvalidDataException("The shared object names versions and has no strings.");
        var strings = FileOffset(segments, stringsAddress);
        var need = FileOffset(segments, needAddress);
        var found = false;
        for (var left = dynamic.GetValueOrDefault(TagVersionNeedCount); left > 0; left--)
        {
            var entry = need + checked((int)U32(elf, need + 8));
            for (int entries = U16(elf, need + 2); entries > 0; entries--)
            {
                if (Text(elf, strings + checked((int)U32(elf, entry + 8))) == version)
                {
                    var flags = elf.Slice(entry + 4, 2);
                    BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | FlagWeak));
                    found = true;
                }

                entry += checked((int)U32(elf, entry + 12));
            }

            var next = checked((int)U32(elf, need + 12));
            if (next == 0)
                break;
            need += next;
        }

        return found;
    }

    private static List<Segment> Segments(ReadOnlySpan<byte> elf)
    {
        var table = checked((int)U64(elf, 32));
        int size = U16(elf, 54);
        var segments = new List<Segment>();
        for (int index = 0, count = U16(elf, 56); index < count; index++)
        {
            var at = table + (index * size);
            segments.Add(
                new Segment(U32(elf, at), checked((int)U64(elf, at + 8)), checked((long)U64(elf, at + 16)), checked((int)U64(elf, at + 32)))
            );
        }

        return segments;
    }

    private static Segment Only(List<Segment> segments, uint type)
    {
        var found = segments.FindAll(segment => segment.Type == type);
        return found.Count == 1 ? found[0] : throw new InvalidDataException($"The shared object has {found.Count} dynamic sections.");
    }

    private static Dictionary<long, long> Dynamic(ReadOnlySpan<byte> elf, Segment segment)
    {
        var entries = new Dictionary<long, long>();
        for (var at = segment.Offset; at < segment.Offset + segment.FileSize; at += 16)
            entries[checked((long)U64(elf, at))] = unchecked((long)U64(elf, at + 8));
        return entries;
    }

    private static int FileOffset(List<Segment> segments, long address)
    {
        foreach (var segment in segments.Where(segment => segment.Type == ProgramLoad))
        {
            if (address >= segment.Address && address < segment.Address + segment.FileSize)
                return checked((int)(address - segment.Address + segment.Offset));
        }

        throw new InvalidDataException("An address of the dynamic section lies outside of the file.");
    }

    private static string Text(ReadOnlySpan<byte> elf, int at)
    {
        var rest = elf[at..];
        return System.Text.Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static ushort U16(ReadOnlySpan<byte> elf, int at) => BinaryPrimitives.ReadUInt16LittleEndian(elf[at..]);

    private static uint U32(ReadOnlySpan<byte> elf, int at) => BinaryPrimitives.ReadUInt32LittleEndian(elf[at..]);

    private static ulong U64(ReadOnlySpan<byte> elf, int at) => BinaryPrimitives.ReadUInt64LittleEndian(elf[at..]);

    private readonly record struct Segment(uint Type, int Offset, long Address, int FileSize);
}
