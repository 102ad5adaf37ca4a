using LoraJudge.Style.Imaging;

namespace LoraJudge.Testing.Imaging;

/// <summary>The ways in which people's programs and cameras store one picture: each has to be ranked like the plain one.</summary>
public static class PictureVariants
{
    private static readonly Dictionary<string, Maker> Makers = new(StringComparer.Ordinal)
    {
        ["JPEG"] = new("photo.jpg", TestFiles.Jpeg, 3),
        ["JPEG, CMYK"] = new("print.jpg", TestFiles.CmykJpeg, 8),
        ["JPEG, rotated by EXIF"] = new("phone.jpg", TestFiles.RotatedJpeg, 3),
        ["JPEG, wide gamut"] = new("p3.jpg", TestFiles.WideGamutJpeg, 3),
        ["JPEG, broken EXIF"] = new("broken-exif.jpg", TestFiles.JpegWithBrokenExif, 3),
        ["JPEG, broken colour profile"] = new("broken-profile.jpg", TestFiles.JpegWithBrokenProfile, 3),
        ["JPEG, place and time in EXIF"] = new("holiday.jpg", TestFiles.JpegWithPlace, 3),
        ["PNG, 16 bits"] = new("scan.png", TestFiles.Png16, 1),
        ["PNG, palette"] = new("few-colours.png", TestFiles.PalettePng, 5),
        ["PNG, grey"] = new("grey.png", TestFiles.GreyPng, 2) { Shown = Pixels.Grey },
        ["PNG, half transparent"] = new("cut-out.png", TestFiles.TransparentPng, 1) { Shown = Pixels.RightHalfWhite },
        ["WebP"] = new("web.webp", TestFiles.WebP, 1),
        ["AVIF"] = new("new.avif", TestFiles.Avif, 3),
        ["TIFF"] = new("print.tiff", TestFiles.Tiff, 1),
        ["GIF of 1,000 frames"] = new("moves.gif", picture => TestFiles.Gif(picture, frames: 1000), 8),
    };

    public static IEnumerable<string> Names => Makers.Keys;

    public static PictureVariant Get(string name, RgbImage picture)
    {
        var maker = Makers[name];
        return new PictureVariant(name, maker.FileName, maker.Make(picture), TestFiles.Png(maker.Shown(picture)), maker.Tolerance);
    }

    private sealed record Maker(string FileName, Func<RgbImage, byte[]> Make, double Tolerance)
    {
        /// <summary>What the stored picture shows of the one that it is made of.</summary>
        public Func<RgbImage, RgbImage> Shown { get; init; } = picture => picture;
    }
}
