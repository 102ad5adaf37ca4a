using LoraJudge.Style.Imaging;

namespace LoraJudge.Testing.Imaging;

/// <summary>Files that are slightly damaged, as transfers and careless programs leave them, by name.</summary>
public static class DamagedPictures
{
    private static readonly Dictionary<string, Func<RgbImage, byte[]>> Shown = new(StringComparer.Ordinal)
    {
        ["JPEG without its end marker"] = picture => TestFiles.Jpeg(picture)[..^2],
        ["JPEG, 12 bytes lost"] = picture => TestFiles.Jpeg(picture)[..^12],
        ["JPEG, 5 % lost"] = picture => Cut(TestFiles.Jpeg(picture), 0.05),
        ["JPEG, zeros for the last 5 %"] = picture => Zeroed(TestFiles.Jpeg(picture), 0.05),
        ["JPEG, garbage after its end"] = picture => [.. TestFiles.Jpeg(picture), .. Garbage(1500)],
        ["JPEG, another after its end"] = picture => [.. TestFiles.Jpeg(picture), .. TestFiles.Jpeg(picture)],
        ["JPEG, stray bytes before its scan"] = picture => Inserted(TestFiles.Jpeg(picture), [0xFF, 0xDA], [0, 0x11, 0x22]),
        ["JPEG, fill bytes before its scan"] = picture => Inserted(TestFiles.Jpeg(picture), [0xFF, 0xDA], [0xFF, 0xFF, 0xFF]),
        ["progressive JPEG without its end marker"] = picture => TestFiles.ProgressiveJpeg(picture)[..^2],
        ["progressive JPEG, 10 % lost"] = picture => Cut(TestFiles.ProgressiveJpeg(picture), 0.1),
        ["progressive JPEG, zeros for the last 10 %"] = picture => Zeroed(TestFiles.ProgressiveJpeg(picture), 0.1),
        ["PNG without its last chunk"] = picture => TestFiles.Png(picture)[..^12],
        ["PNG, 5 % lost"] = picture => Cut(TestFiles.Png(picture), 0.05),
        ["PNG, garbage after its end"] = picture => [.. TestFiles.Png(picture), .. Garbage(1500)],
        ["PNG, wrong checksum of its text"] = picture => WithChunk(picture, "tEXt"u8, [.. "a\0hello"u8], isChecksumWrong: true),
        ["PNG, wrong checksum of its gamma"] = picture => WithChunk(picture, "gAMA"u8, [0, 0, 0xB1, 0x8F], isChecksumWrong: true),
        ["PNG, broken profile"] = picture => WithChunk(picture, "iCCP"u8, [(byte)'x', 0, 0, .. Garbage(100)]),
        ["PNG, broken compressed text"] = picture => WithChunk(picture, "zTXt"u8, [(byte)'x', 0, 0, .. Garbage(30)]),
        ["PNG, broken EXIF"] = picture => WithChunk(picture, "eXIf"u8, Garbage(50)),
        ["GIF without its end"] = picture => TestFiles.Gif(picture, frames: 1)[..^1],
        ["GIF, cut in its second frame"] = picture => TestFiles.Gif(picture, frames: 2)[..^10],
        ["GIF, garbage after its end"] = picture => [.. TestFiles.Gif(picture, frames: 1), .. Garbage(1500)],
        ["WebP, garbage after its end"] = picture => [.. TestFiles.WebP(picture), .. Garbage(1500)],
        ["AVIF, garbage after its end"] = picture => [.. TestFiles.Avif(picture), .. Garbage(1500)],
    };

    private static readonly Dictionary<string, Func<RgbImage, byte[]>> Refused = new(StringComparer.Ordinal)
    {
        ["JPEG, 40 % lost"] = picture => Cut(TestFiles.Jpeg(picture), 0.4),
        ["JPEG, zeros for half of it"] = picture => Zeroed(TestFiles.Jpeg(picture), 0.5),
        ["progressive JPEG, three quarters lost"] = picture => Cut(TestFiles.ProgressiveJpeg(picture), 0.75),
        ["PNG, a quarter lost"] = picture => Cut(TestFiles.Png(picture), 0.25),
        ["PNG, wrong checksum of its pixels"] = picture => HandMadePng.WithBadChecksum(TestFiles.Png(picture)),
        ["PNG, wrong checksum of its pixels and cut"] = picture => HandMadePng.WithBadChecksum(TestFiles.Png(picture))[..^12],
        ["WebP, 1 % lost"] = picture => Cut(TestFiles.WebP(picture), 0.01),
        ["TIFF, 5 % lost"] = picture => Cut(TestFiles.Tiff(picture), 0.05),
    };

    /// <summary>Chromium shows them whole, or all but a tenth.</summary>
    public static IEnumerable<string> ShownNames => Shown.Keys;

    /// <summary>Too much is missing, or it is not known what.</summary>
    public static IEnumerable<string> RefusedNames => Refused.Keys;

    public static byte[] Get(string name, RgbImage picture) => (Shown.GetValueOrDefault(name) ?? Refused[name])(picture);

    private static byte[] Cut(byte[] file, double share) => file[..(int)(file.Length * (1 - share))];

    private static byte[] Zeroed(byte[] file, double share)
    {
        file.AsSpan((int)(file.Length * (1 - share))).Clear();
        return file;
    }

    private static byte[] Inserted(byte[] file, ReadOnlySpan<byte> before, ReadOnlySpan<byte> bytes)
    {
        var at = file.AsSpan().IndexOf(before);
        return [.. file[..at], .. bytes, .. file[at..]];
    }

    /// <summary>The chunk stands after the header, of 33 bytes with the signature.</summary>
    private static byte[] WithChunk(RgbImage picture, ReadOnlySpan<byte> type, byte[] data, bool isChecksumWrong = false)
    {
        var (png, chunk) = (TestFiles.Png(picture), HandMadePng.Chunk(type, data));
        if (isChecksumWrong)
            chunk[^1] ^= 0xFF;
        return [.. png[..33], .. chunk, .. png[33..]];
    }

    private static byte[] Garbage(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
