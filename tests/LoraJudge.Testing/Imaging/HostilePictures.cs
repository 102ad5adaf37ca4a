using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Testing.Imaging;

/// <summary>Uploads that are not taken, by name, each with the reason.</summary>
public static class HostilePictures
{
    private const int OverTheLimit = 21 * 1024 * 1024;

    private static readonly RgbImage Picture = ProceduralSamples.Create(ProceduralCategory.Object, 0).Render(160, 120);

    private static readonly Dictionary<string, Func<Upload>> Makers = new(StringComparer.Ordinal)
    {
        ["nothing"] = Bad("nothing.jpg", () => [], ImageRejection.Empty),
        ["21 MB"] = Bad("long.jpg", () => Padded(TestFiles.Jpeg(Picture)), ImageRejection.TooManyBytes),
        ["30,000×30,000 PNG"] = Bad("huge.png", TestFiles.HugePng, ImageRejection.TooManyPixels),
        ["PNG of a claimed 100,000×8"] = Bad("wide.png", () => HandMadePng.HeaderOnly(100_000, 8), ImageRejection.TooManyPixels),
        ["1×20,000 PNG"] = Bad("line.png", () => HandMadePng.Black(1, 20_000), ImageRejection.TooFewPixels),
        ["3×3 PNG"] = Bad("dot.png", () => HandMadePng.Black(3, 3), ImageRejection.TooFewPixels),
        ["20,000×8 PNG"] = Bad("panorama.png", () => StoredPictures.Read("wide.png"), ImageRejection.TooFewPixels),
        ["text named .jpg"] = Bad("letter.jpg", TestFiles.Text, ImageRejection.UnsupportedFormat),
        ["SVG"] = Bad("drawing.svg", TestFiles.Svg, ImageRejection.UnsupportedFormat),
        ["PDF"] = Bad("paper.pdf", TestFiles.Pdf, ImageRejection.UnsupportedFormat),
        ["TIFF of floating-point numbers"] = Bad(
            "render.tif",
            () => StoredPictures.Read("float-0-to-255.tif"),
            ImageRejection.UnsupportedSamples
        ),
        ["half a JPEG"] = Bad("half.jpg", () => TestFiles.HalfOf(TestFiles.Jpeg(Picture)), ImageRejection.Damaged),
        ["half a PNG"] = Bad("half.png", () => TestFiles.HalfOf(TestFiles.Png(Picture)), ImageRejection.Damaged),
        ["half a WebP"] = Bad("half.webp", () => TestFiles.HalfOf(TestFiles.WebP(Picture)), ImageRejection.Damaged),
        ["half an AVIF"] = Bad("half.avif", () => TestFiles.HalfOf(TestFiles.Avif(Picture)), ImageRejection.Damaged),
        ["half a TIFF"] = Bad("half.tiff", () => TestFiles.HalfOf(TestFiles.Tiff(Picture)), ImageRejection.Damaged),
        ["half a GIF"] = Bad("half.gif", () => TestFiles.HalfOf(TestFiles.Gif(Picture, frames: 1)), ImageRejection.Damaged),
        ["PNG without pixels"] = Bad("hollow.png", () => HandMadePng.HeaderOnly(100, 100), ImageRejection.Damaged),
        ["PNG with a bad checksum"] = Bad("spoilt.png", () => HandMadePng.WithBadChecksum(TestFiles.Png(Picture)), ImageRejection.Damaged),
        ["a JPEG's first 20 bytes"] = Bad("start.jpg", () => TestFiles.Jpeg(Picture)[..20], ImageRejection.Damaged),
        ["one colour"] = Bad("wall.png", () => StoredPictures.Read("one-colour.png"), ImageRejection.NoContent),
        ["white on nothing"] = Bad("ink.png", () => StoredPictures.Read("white-ink-on-nothing.png"), ImageRejection.NoContent),
        ["see-through throughout"] = Bad("glass.png", () => TestFiles.WithAlpha(Picture, alpha: 0), ImageRejection.NoContent),
    };

    /// <summary>All of them, in the order of the checks that they fail.</summary>
    public static IEnumerable<string> Names => Makers.Keys;

    public static Upload Get(string name) => Makers[name]() with { Name = name };

    private static Func<Upload> Bad(string fileName, Func<byte[]> make, ImageRejection rejection) =>
        () => new Upload("", fileName, make(), rejection);

    /// <summary>What follows a JPEG's end is no part of the picture: it can be shown, and is still too long.</summary>
    private static byte[] Padded(byte[] jpeg)
    {
        Array.Resize(ref jpeg, OverTheLimit);
        return jpeg;
    }
}
