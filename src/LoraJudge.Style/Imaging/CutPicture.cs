using System.Buffers.Binary;
using NetVips;

namespace LoraJudge.Style.Imaging;

/// <summary>
/// What is left of a JPEG or PNG that ends too early, as after a broken transfer. Browsers show the rows that are there; here they are taken
/// as the picture where nearly all are.
/// </summary>
internal static class CutPicture
{
    /// <summary>Share of the rows that may be missing.</summary>
    private const double MostMissing = 0.1;

    /// <summary>Rows of the tallest block of a JPEG, which fails as a whole.</summary>
    private const int Strip = 16;

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    private static ReadOnlySpan<byte> PngEnd => "\0\0\0\0IEND"u8;

    /// <param name="bytes">A file that could not be decoded.</param>
    /// <returns>The rows that are whole; null where too many are missing, or something else is wrong.</returns>
    /// <exception cref="VipsException">There is nothing to be read.</exception>
    public static Image? Open(byte[] bytes) =>
        PictureFormat.Of(bytes) switch
        {
            PictureFormat.Jpeg => OfJpeg(bytes),
            PictureFormat.Png when ClosedPng(bytes) is { } closed => Rows(closed, Enums.FailOn.Truncated),
            _ => null,
        };

    /// <summary>Told that the file ends, the decoder warns at the first block that is missing. Downloads may end in zeros instead.</summary>
    private static Image? OfJpeg(byte[] bytes)
    {
        byte[] closed = [.. bytes.AsSpan().TrimEnd((byte)0), .. JpegEnd];
        var scans = JpegScans.Read(closed);
        return scans.IsProgressive
            ? scans.HasAllCoefficients
                ? Load(closed, Enums.FailOn.Error)
                : null
            : Rows(closed, Enums.FailOn.Warning);
    }

    /// <returns>Null where the file has its end: then it is not cut.</returns>
    private static byte[]? ClosedPng(ReadOnlySpan<byte> bytes)
    {
        for (var chunk = 8; chunk <= bytes.Length - 8; )
        {
            var (length, isPixels) = (BinaryPrimitives.ReadUInt32BigEndian(bytes[chunk..]), bytes[(chunk + 4)..].StartsWith("IDAT"u8));
            var next = chunk + 12L + length;
            if (next > bytes.Length)
                return isPixels ? Shortened(bytes, chunk) : [.. bytes[..chunk], .. PngEnd, 0, 0, 0, 0];
            if (bytes[(chunk + 4)..].StartsWith("IEND"u8))
                return null;
            chunk = (int)next;
        }

        return null;
    }

    /// <summary>The last chunk holds what is there. Its checksum is wrong, which is not looked at where pixels are missing.</summary>
    private static byte[] Shortened(ReadOnlySpan<byte> bytes, int chunk)
    {
        byte[] closed = [.. bytes, 0, 0, 0, 0, .. PngEnd, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(closed.AsSpan(chunk), bytes.Length - chunk - 8);
        return closed;
    }

    /// <param name="missing">The level at which the decoder fails where pixels are missing.</param>
    private static Image? Rows(byte[] closed, Enums.FailOn missing)
    {
        using var whole = Load(closed, missing);
        var rows = 0;
        try
        {
            for (; rows < whole.Height; rows += Strip)
            {
                using var strip = whole.Crop(0, rows, whole.Width, Math.Min(Strip, whole.Height - rows));
                strip.WriteToMemory<byte>();
            }
        }
        catch (VipsException) when (rows >= (1 - MostMissing) * whole.Height)
        {
            // The rows before this strip are enough.
        }

        using var all = Load(closed, Enums.FailOn.None);
        return all.Crop(0, 0, all.Width, Math.Min(rows, all.Height));
    }

    private static Image Load(byte[] closed, Enums.FailOn failOn) =>
        Image.NewFromBuffer(closed, access: Enums.Access.Sequential, failOn: failOn);
}
