using NetVips;

namespace LoraJudge.Style.Imaging;

/// <summary>Which formats are taken, told by a file's first bytes and never by its name.</summary>
internal static class PictureFormat
{
    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        ["VipsForeignLoadJpegBuffer"] = "jpeg",
        ["VipsForeignLoadPngBuffer"] = "png",
        ["VipsForeignLoadWebpBuffer"] = "webp",
        ["VipsForeignLoadHeifBuffer"] = "avif",
        ["VipsForeignLoadTiffBuffer"] = "tiff",
        ["VipsForeignLoadNsgifBuffer"] = "gif",
    };

    /// <returns>"jpeg", "png", "webp", "avif", "tiff" or "gif".</returns>
    /// <exception cref="ImageRejectedException">Nothing that is read here.</exception>
    public static string Of(byte[] bytes)
    {
        if (IsHevc(bytes))
            throw Hevc();
        var loader = Image.FindLoadBuffer(bytes);
        if (loader is not null && Formats.TryGetValue(loader, out var format))
            return format;
        // A TIFF's directory may stand at its end: libvips does not know one whose end is missing.
        throw bytes.AsSpan().StartsWith("II*\0"u8) || bytes.AsSpan().StartsWith("MM\0*"u8)
            ? Damaged()
            : new ImageRejectedException(
                ImageRejection.UnsupportedFormat,
                "This is not a picture that can be read here. Use JPEG, PNG, WebP, AVIF, TIFF or GIF."
            );
    }

    /// <summary>Patents keep HEVC out of libvips's binaries: told by the file's brand, or by the codec where the brand is a general one.</summary>
    private static bool IsHevc(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) && (bytes[8..].StartsWith("hei"u8) || bytes[8..].StartsWith("hev"u8));

    public static void RejectHevc(Image image)
    {
        if (image.Contains("heif-compression") && (string)image.Get("heif-compression") != "av1")
            throw Hevc();
    }

    private static ImageRejectedException Hevc() =>
        new(
            ImageRejection.UnsupportedFormat,
            "HEIC pictures cannot be read here. Save it as JPEG, or set the camera to its most compatible format."
        );

    public static ImageRejectedException Damaged(Exception? inner = null) =>
        new(
            ImageRejection.Damaged,
            "The picture is damaged or incomplete. Open it in a picture program, save it again and try that file.",
            inner
        );
}
