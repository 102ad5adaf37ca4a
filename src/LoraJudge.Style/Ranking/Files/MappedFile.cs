using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>A file's bytes, mapped for reading for as long as somebody holds this: whoever reads keeps it alive.</summary>
internal sealed unsafe class MappedFile
{
    private readonly SafeMemoryMappedViewHandle view;
    private readonly byte* start;

    public MappedFile(string path)
    {
        Path = path;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Length = stream.Length;
        if (Length < FileHeader.Bytes)
            throw Unusable("it is too short");
        using var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, true);
        view = file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
        // The handle unmaps the file when the last one who knows it is gone.
        start = (byte*)view.DangerousGetHandle();
    }

    public string Path { get; }
    public long Length { get; }

    /// <exception cref="InvalidDataException">The file has no such bytes.</exception>
    public ReadOnlySpan<byte> Read(long at, long length) =>
        at >= 0 && length >= 0 && length <= int.MaxValue && at <= Length - length
            ? new ReadOnlySpan<byte>(start + at, (int)length)
            : throw Unusable("it points outside of itself");

    /// <exception cref="InvalidDataException">The file has no such bytes, or others than were written.</exception>
    public ReadOnlySpan<byte> Read(long at, long length, ulong checksum)
    {
        var bytes = Read(at, length);
        return Checksum.Of(bytes) == checksum ? bytes : throw Unusable("a checksum does not fit");
    }

    /// <param name="magic">The header's.</param>
    /// <param name="read">Reads the tail.</param>
    /// <exception cref="InvalidDataException">The file is no index of this kind, is incomplete or has been changed.</exception>
    public T ReadTail<T>(ulong magic, Func<BinaryReader, T> read)
    {
        var header = MemoryMarshal.Read<FileHeader>(Read(0, FileHeader.Bytes));
        if (header.Magic != magic)
            throw Unusable("it is none, or one of another version");
        var tail = Read(header.TailAt, header.TailLength, header.TailChecksum).ToArray();
        try
        {
            using var reader = new BinaryReader(new MemoryStream(tail));
            return read(reader);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException)
        {
            throw Unusable("its tail is incomplete");
        }
    }

    public InvalidDataException Unusable(string why) => new($"{Path} cannot be used as an index: {why}. Build the index anew.");
}
