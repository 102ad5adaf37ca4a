using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LoraJudge.Style.Encoding.Safetensors;

/// <summary>
/// A safetensors file: eight bytes of header length (little-endian), a JSON header, the tensors' bytes. Nothing that the file says is
/// trusted: sizes, offsets and names are checked against the file before anything is read.
/// </summary>
public sealed class SafetensorsFile
{
    /// <summary>Largest header that is read, in bytes.</summary>
    public const int MaxHeaderBytes = 64 * 1024 * 1024;

    private readonly Func<Stream> open;
    private readonly long dataStart;

    private SafetensorsFile(string path, Func<Stream> open, long dataStart, SafetensorsHeader header) =>
        (Path, this.open, this.dataStart, Header) = (path, open, dataStart, header);

    /// <summary>Of the file; the name of what is no file on disk.</summary>
    public string Path { get; }

    public SafetensorsHeader Header { get; }

    /// <exception cref="InvalidDataException">Not a safetensors file, cut off, or hostile; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafetensorsFile Open(string path) => Open(path, () => File.OpenRead(path));

    /// <summary>Opens what is no file on disk.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="open">Its bytes from the start, in a stream with a length and a position; called for every tensor that is read.</param>
    /// <exception cref="InvalidDataException">Not a safetensors file, cut off, or hostile; the message says which.</exception>
    public static SafetensorsFile Open(string path, Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        using var stream = open();
        var name = System.IO.Path.GetFileName(path);
        Span<byte> prefix = stackalloc byte[8];
        if (stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
            throw new InvalidDataException($"{name} is no safetensors file: it ends before its header.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if ((long)length < 0)
            throw new InvalidDataException($"{name} is no safetensors file, or a hostile one: its header claims a negative length.");
        if (length > MaxHeaderBytes)
        {
            throw new InvalidDataException(
                $"{name} is no safetensors file, or a hostile one: its header claims {length} bytes, and at most {MaxHeaderBytes} are read."
            );
        }

        if ((long)length > stream.Length - 8)
            throw new InvalidDataException($"{name} is cut off: its header claims {length} bytes, the file has {stream.Length - 8} more.");
        var json = new byte[(int)length];
        stream.ReadExactly(json);
        try
        {
            return new SafetensorsFile(path, open, 8 + (long)length, SafetensorsHeader.Parse(json, stream.Length - 8 - (long)length));
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw new InvalidDataException($"{name} has a broken header: {exception.Message}", exception);
        }
    }

    /// <summary>Reads one tensor as 32-bit floats, in row-major order.</summary>
    /// <exception cref="InvalidDataException">No tensor of that name, or not of type F32, F16 or BF16.</exception>
    public float[] ReadFloats(string name)
    {
        if (!Header.Tensors.TryGetValue(name, out var tensor))
            throw new InvalidDataException($"{System.IO.Path.GetFileName(Path)} has no tensor {name}.");
        if (tensor.Type is not ("F32" or "F16" or "BF16"))
            throw new InvalidDataException($"Tensor {name} is of type {tensor.Type}; F32, F16 or BF16 is needed.");
        if (tensor.ByteCount > Array.MaxLength)
            throw new InvalidDataException($"Tensor {name} has {tensor.ByteCount} bytes: too many to be read at once.");
        var bytes = new byte[(int)tensor.ByteCount];
        using (var stream = open())
        {
            stream.Position = dataStart + tensor.Start;
            stream.ReadExactly(bytes);
        }

        return ToFloats(tensor.Type, bytes);
    }

    /// <summary>The format is little-endian, as is every machine that libtorch runs on.</summary>
    private static float[] ToFloats(string type, byte[] bytes)
    {
        if (type == "F32")
            return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        var words = MemoryMarshal.Cast<byte, ushort>(bytes);
        var floats = new float[words.Length];
        for (var index = 0; index < floats.Length; index++)
        {
            floats[index] =
                type == "F16" ? (float)BitConverter.UInt16BitsToHalf(words[index]) : BitConverter.Int32BitsToSingle(words[index] << 16);
        }

        return floats;
    }
}
