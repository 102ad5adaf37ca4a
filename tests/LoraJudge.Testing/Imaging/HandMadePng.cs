using System.Buffers.Binary;
using System.IO.Compression;

namespace LoraJudge.Testing.Imaging;

/// <summary>PNG files made chunk by chunk, as no picture program would make them.</summary>
public static class HandMadePng
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A black picture of one bit a pixel: few bytes, however large it is.</summary>
    public static byte[] Black(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Each row is its filter type (none) and its bits: zeros throughout.
            var row = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < height; y++)
                deflate.Write(row);
        }

        return Assemble(width, height, packed.ToArray());
    }

    /// <summary>Claims a size without having the pixels.</summary>
    public static byte[] HeaderOnly(int width, int height) => Assemble(width, height, []);

    /// <summary>The file with the checksum of its first chunk of pixels spoilt.</summary>
    public static byte[] WithBadChecksum(byte[] png)
    {
        ArgumentNullException.ThrowIfNull(png);
        var spoilt = png.ToArray();
        var type = spoilt.AsSpan().IndexOf("IDAT"u8);
        var length = BinaryPrimitives.ReadInt32BigEndian(spoilt.AsSpan(type - 4));
        spoilt[type + 4 + length] ^= 0xFF;
        return spoilt;
    }

    private static byte[] Assemble(int width, int height, byte[] packed)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // One bit a pixel; colour type, compression, filter and interlacing stay zero: grey, deflate, adaptive, none.
        header[8] = 1;
        return [.. Signature, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed), .. Chunk("IEND"u8, [])];
    }

    internal static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    /// <summary>CRC-32 as annex D of the PNG specification computes it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
