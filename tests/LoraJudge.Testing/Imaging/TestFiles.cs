using LoraJudge.Style.Imaging;
using NetVips;

namespace LoraJudge.Testing.Imaging;

/// <summary>Files as people upload them, good and bad.</summary>
public static class TestFiles
{
    public static byte[] Jpeg(RgbImage image) => Use(image, vips => vips.JpegsaveBuffer(q: 92));

    public static byte[] Png(RgbImage image) => Use(image, vips => vips.PngsaveBuffer());

    public static byte[] WebP(RgbImage image) => Use(image, vips => vips.WebpsaveBuffer(lossless: true));

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

    public static byte[] Gif(RgbImage image, int frames) =>
        Use(
            image,
            vips =>
            {
                using var column = Image.Arrayjoin([.. Enumerable.Repeat(vips, frames)], across: 1);
                using var paged = column.Mutate(mutable => mutable.Set(GValue.GIntType, "page-height", image.Height));
                return paged.GifsaveBuffer(effort: 1);
            }
        );

    public static byte[] HalfOf(byte[] file) => file[..(file.Length / 2)];

    public static byte[] HugePng()
    {
        using var black = Image.Black(30_000, 30_000);
        return black.PngsaveBuffer(compression: 9, bitdepth: 1);
    }

    public static byte[] Text() => System.Text.Encoding.ASCII.GetBytes("This is a letter, not a picture.\n" + new string('x', 2000));

    public static byte[] Svg() =>
        """<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64"/></svg>"""u8.ToArray();

    public static byte[] Pdf() => "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    private static byte[] Use(RgbImage image, Func<Image, byte[]> save)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var raw = Image.NewFromMemory(image.Pixels, image.Width, image.Height, 3, Enums.BandFormat.Uchar);
        using var srgb = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return save(srgb);
    }
}
