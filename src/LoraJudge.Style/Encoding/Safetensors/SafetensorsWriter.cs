using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LoraJudge.Style.Encoding.Safetensors;

/// <summary>Writes a safetensors file: it has its name only when it is whole.</summary>
internal static class SafetensorsWriter
{
    /// <param name="tensors">In the order in which they are written; row-major, as many values as the shape says.</param>
    /// <param name="half">Whether 16-bit floats are written: half the size, three digits.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; nothing is left behind.</exception>
    public static void Write(
        string path,
        IReadOnlyList<SafetensorsTensor> tensors,
        IReadOnlyDictionary<string, string> metadata,
        bool half = false
    )
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var part = path + ".part";
        try
        {
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                var header = Header(tensors, metadata, half);
                Span<byte> length = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
                stream.Write(length);
                stream.Write(header);
                foreach (var tensor in tensors)
                    stream.Write(half ? MemoryMarshal.AsBytes(Halves(tensor.Values)) : MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>JSON, filled with spaces to a multiple of eight bytes.</summary>
    private static byte[] Header(IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata, bool half)
    {
        var entries = new Dictionary<string, object>(StringComparer.Ordinal) { ["__metadata__"] = metadata };
        var start = 0L;
        foreach (var tensor in tensors)
        {
            var end = start + ((half ? 2L : 4L) * tensor.Values.Length);
            entries.Add(
                tensor.Name,
                new
                {
                    dtype = half ? "F16" : "F32",
                    shape = tensor.Shape,
                    data_offsets = (long[])[start, end],
                }
            );
            start = end;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(entries);
        return [.. json, .. Enumerable.Repeat((byte)' ', (8 - (json.Length % 8)) % 8)];
    }

    private static ReadOnlySpan<Half> Halves(float[] values) => Array.ConvertAll(values, value => (Half)value);
}

/// <param name="Values">Row-major.</param>
internal sealed record SafetensorsTensor(string Name, IReadOnlyList<long> Shape, float[] Values);
