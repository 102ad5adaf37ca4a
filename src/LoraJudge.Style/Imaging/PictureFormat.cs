using NetVips;

namespace LoraJudge.Style.Imaging;

/// <summary>Which formats are taken, told by a file's first bytes: never by its name, nor by which of libvips's loaders takes it.</summary>
internal static class PictureFormat
{
    public const string Jpeg = "jpeg";
    public const string Png = "png";

    /// <returns>"jpeg", "png", "webp", "avif", "tiff" or "gif".</returns>
    /// <exception cref="ImageRejectedException">Nothing that is read here.</exception>
    public static string Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : bytes.StartsWith("RIFF"u8) && At(bytes, 8, "WEBP"u8) ? "webp"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "gif"
        : IsTiff(bytes) ? "tiff"
        : At(bytes, 4, "ftypav"u8) || At(bytes, 4, "ftypmif1"u8) || At(bytes, 4, "ftypmsf1"u8) ? "avif"
        // Patents keep HEVC out of libvips's binaries.
        : At(bytes, 4, "ftyphei"u8) || At(bytes, 4, "ftyphev"u8) ? throw Hevc()
        : throw new ImageRejectedException(
            ImageRejection.UnsupportedFormat,
            "This is not a picture that can be read here. Use JPEG, PNG, WebP, AVIF, TIFF or GIF."
        );

    /// <summary>The codec, where the file's brand is a general one.</summary>
    public static void RejectHevc(Image image)
    {
        if (image.Contains("heif-compression") && (string)image.Get("heif-compression") != "av1")
            throw Hevc();
    }

    public static ImageRejectedException Damaged(ReadOnlySpan<byte> bytes, Exception inner) =>
        new(
            ImageRejection.Damaged,
            IsTiff(bytes)
                ? "The picture is damaged, or a kind of TIFF that cannot be read here. Open it in a picture program, save it as PNG or JPEG and try that file."
                : "The picture is damaged or incomplete. Open it in a picture program, save it again and try that file.",
            inner
        );

    /// <summary>Of either byte order; BigTIFF, too.</summary>
    private static bool IsTiff(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) || bytes.StartsWith("II+\0"u8) || bytes.StartsWith("MM\0+"u8);

    private static bool At(ReadOnlySpan<byte> bytes, int place, ReadOnlySpan<byte> text) =>
        bytes.Length >= place + text.Length && bytes[place..].StartsWith(text);

    private static ImageRejectedException Hevc() =>
        new(
            ImageRejection.UnsupportedFormat,
            "HEIC pictures cannot be read here. Save it as JPEG, or set the camera to its most compatible format."
        );
}
