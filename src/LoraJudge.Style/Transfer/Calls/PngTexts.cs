using System.Buffers.Binary;

namespace LoraJudge.Style.Transfer.Calls;

/// <summary>Texts that a PNG file holds beside its pixels (section 11.3.3 of the PNG specification).</summary>
internal static class PngTexts
{
    private const int MaxLength = 4 * 1024 * 1024;

    /// <returns>Null where the file has no uncompressed text of that keyword, or is no PNG.</returns>
    public static string? Find(ReadOnlySpan<byte> file, string keyword)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return null;
        for (var at = 8; at + 12 <= file.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
                return null;
            var type = file.Slice(at + 4, 4);
            var data = file.Slice(at + 8, (int)length);
            if (length <= MaxLength && Text(type, data, keyword) is { } text)
                return text;
            at += (int)length + 12;
        }

        return null;
    }

    private static string? Text(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, string keyword)
    {
        var end = data.IndexOf((byte)0);
        if (end < 0 || System.Text.Encoding.Latin1.GetString(data[..end]) != keyword)
            return null;
        var rest = data[(end + 1)..];
        if (type.SequenceEqual("tEXt"u8))
            return System.Text.Encoding.Latin1.GetString(rest);
        // Flag and method of compression, then language and translated keyword, each ended by a zero.
        if (!type.SequenceEqual("iTXt"u8) || rest.Length < 2 || rest[0] != 0)
            return null;
        rest = rest[2..];
        for (var part = 0; part < 2; part++)
        {
            if (rest.IndexOf((byte)0) is var zero and >= 0)
                rest = rest[(zero + 1)..];
            else
                return null;
        }

        return System.Text.Encoding.UTF8.GetString(rest);
    }
}
