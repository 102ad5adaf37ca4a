using LoraJudge.Style.Imaging;
using NetVips;

namespace LoraJudge.Testing.Imaging;

/// <summary>Files as people upload them, good and bad.</summary>
public static class TestFiles
{
    public static byte[] Jpeg(RgbImage image) => Use(image, vips => vips.JpegsaveBuffer(q: 92));

    public static byte[] ProgressiveJpeg(RgbImage image) => Use(image, vips => vips.JpegsaveBuffer(q: 92, interlace: true));

    public static byte[] Png(RgbImage image) => Use(image, vips => vips.PngsaveBuffer());

    public static byte[] WebP(RgbImage image) => Use(image, vips => vips.WebpsaveBuffer(lossless: true));

    public static byte[] Avif(RgbImage image) =>
        Use(image, vips => vips.HeifsaveBuffer(q: 80, compression: Enums.ForeignHeifCompression.Av1, effort: 1));

    public static byte[] Tiff(RgbImage image) => Use(image, vips => vips.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw));

    public static byte[] PalettePng(RgbImage image) => Use(image, vips => vips.PngsaveBuffer(palette: true, dither: 0));

    /// <summary>One band, as <see cref="Pixels.Grey"/> computes it.</summary>
    public static byte[] GreyPng(RgbImage image) =>
        Use(Pixels.Grey(image), vips => vips[0].Copy(interpretation: Enums.Interpretation.Bw).PngsaveBuffer());

    public static byte[] Png16(RgbImage image) =>
        Use(
            image,
            vips =>
                (vips.Cast(Enums.BandFormat.Ushort) * 257)
                    .Cast(Enums.BandFormat.Ushort)
                    .Copy(interpretation: Enums.Interpretation.Rgb16)
                    .PngsaveBuffer()
        );

    public static byte[] CmykJpeg(RgbImage image) =>
        Use(image, vips => vips.IccTransform("cmyk", inputProfile: "srgb").JpegsaveBuffer(q: 95));

    /// <summary>In the Display P3 colours of newer cameras, with their profile.</summary>
    public static byte[] WideGamutJpeg(RgbImage image) =>
        Use(image, vips => vips.IccTransform("p3", inputProfile: "srgb").JpegsaveBuffer(q: 95));

    public static byte[] JpegWithBrokenExif(RgbImage image) =>
        Use(image, vips => vips.Mutate(mutable => mutable.Set(GValue.BlobType, "exif-data", Garbage("Exif\0\0"))).JpegsaveBuffer(q: 92));

    public static byte[] JpegWithBrokenProfile(RgbImage image) =>
        Use(image, vips => vips.Mutate(mutable => mutable.Set(GValue.BlobType, "icc-profile-data", Garbage(""))).JpegsaveBuffer(q: 92));

    /// <summary>With what a phone adds: where the picture was taken, and by what.</summary>
    public static byte[] JpegWithPlace(RgbImage image) =>
        Use(
            image,
            vips =>
            {
                using var noted = vips.Mutate(mutable =>
                {
                    mutable.Set(GValue.GStrType, "exif-ifd0-Make", "Secret Camera (Secret Camera, ASCII, 14 components, 14 bytes)");
                    mutable.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "35/1 40/1 30/1");
                    mutable.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
                });
                return noted.JpegsaveBuffer(q: 92);
            }
        );

    /// <summary>Stored lying, shown upright.</summary>
    public static byte[] RotatedJpeg(RgbImage image) =>
        Use(
            image,
            vips =>
            {
                using var lying = vips.Rot(Enums.Angle.D270).Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", 6));
                return lying.JpegsaveBuffer(q: 95);
            }
        );

    /// <summary>Opaque in the left half, see-through in the right one.</summary>
    public static byte[] TransparentPng(RgbImage image) =>
        Use(
            image,
            vips =>
            {
                using var alpha = (Image.Xyz(image.Width, image.Height)[0] < image.Width / 2);
                return vips.Bandjoin(alpha).Copy(interpretation: Enums.Interpretation.Srgb).PngsaveBuffer();
            }
        );

    /// <summary>The whole picture as opaque as <paramref name="alpha"/> of 255.</summary>
    public static byte[] WithAlpha(RgbImage image, int alpha, int bits = 8) =>
        Use(
            image,
            vips =>
            {
                var (format, space) =
                    bits == 16
                        ? (Enums.BandFormat.Ushort, Enums.Interpretation.Rgb16)
                        : (Enums.BandFormat.Uchar, Enums.Interpretation.Srgb);
                using var joined = vips.Bandjoin(alpha) * (bits == 16 ? 257 : 1);
                return joined.Cast(format).Copy(interpretation: space).PngsaveBuffer();
            }
        );

    /// <summary>Stored so that the EXIF orientation (1 to 8) turns it upright.</summary>
    public static byte[] OrientedPng(RgbImage image, int orientation) =>
        Use(
            image,
            vips =>
            {
                var flipped = orientation is 2 or 4 or 5 or 7 ? vips.FlipHor() : vips;
                var turned = orientation switch
                {
                    3 or 4 => flipped.Rot180(),
                    5 or 6 => flipped.Rot270(),
                    7 or 8 => flipped.Rot90(),
                    _ => flipped,
                };
                return turned.Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", orientation)).PngsaveBuffer();
            }
        );

    /// <summary>What newer phones store: an AVIF under the brand of HEVC pictures.</summary>
    public static byte[] Heic(RgbImage image)
    {
        var file = Avif(image);
        "heic"u8.CopyTo(file.AsSpan(8));
        return file;
    }

    /// <summary>The picture, then frames of one see-through pixel.</summary>
    public static byte[] Gif(RgbImage image, int frames)
    {
        var first = Use(image, vips => vips.GifsaveBuffer(effort: 1));
        // A graphic control extension (colour 0 is see-through) and an image of 1×1, as the GIF89a specification lays them out.
        byte[] frame = [0x21, 0xF9, 4, 5, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        return [.. first[..^1], .. Enumerable.Repeat(frame, frames - 1).SelectMany(bytes => bytes), first[^1]];
    }

    public static byte[] HalfOf(byte[] file) => file[..(file.Length / 2)];

    /// <summary>30,000 × 30,000 pixels in about half a megabyte.</summary>
    public static byte[] HugePng() => HandMadePng.Black(30_000, 30_000);

    public static byte[] Text() => System.Text.Encoding.ASCII.GetBytes("This is a letter, not a picture.\n" + new string('x', 2000));

    public static byte[] Svg() =>
        """<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64"/></svg>"""u8.ToArray();

    public static byte[] Pdf() => "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    private static byte[] Garbage(string start)
    {
        var bytes = new byte[400];
        new Random(7).NextBytes(bytes);
        System.Text.Encoding.ASCII.GetBytes(start, bytes);
        return bytes;
    }

    private static byte[] Use(RgbImage image, Func<Image, byte[]> save)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var raw = Image.NewFromMemory(image.Pixels, image.Width, image.Height, 3, Enums.BandFormat.Uchar);
        using var srgb = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return save(srgb);
    }
}
