using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using NetVips;

namespace LoraJudge.Style.Tests.Imaging;

/// <summary>Against the mean colours that Chromium 156 shows of the same files, drawn on white.</summary>
public sealed class StoredPicturesTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    [Theory]
    [InlineData("gain-map.jpg", "jpeg", 184.6, 138.7, 162.0, 1.0)]
    [InlineData("several-pictures.jpg", "jpeg", 136.0, 100.8, 121.0, 1.0)]
    [InlineData("odd-scan-header.jpg", "jpeg", 136.0, 100.8, 121.0, 1.0)]
    // Without a profile Chromium inverts the inks; here they are taken as printed.
    [InlineData("cmyk.jpg", "jpeg", 136.0, 100.8, 121.0, 14.0)]
    [InlineData("animated.png", "png", 135.9, 100.8, 121.0, 1.0)]
    [InlineData("compressed-text.png", "png", 135.9, 100.8, 121.0, 1.0)]
    [InlineData("animated.webp", "webp", 136.0, 100.9, 121.1, 1.0)]
    [InlineData("ten-bits.avif", "avif", 135.5, 101.1, 120.4, 1.0)]
    [InlineData("see-through.avif", "avif", 194.7, 176.6, 187.1, 1.5)]
    public void What_cameras_and_programs_store_has_the_colours_that_a_browser_shows(
        string name,
        string format,
        double red,
        double green,
        double blue,
        double tolerance
    )
    {
        var file = StoredPictures.Read(name);

        var picture = Decoder.Decode(file);

        Assert.Equal(new ImageHeader(format, 320, 240), Decoder.ReadHeader(file));
        Assert.Equal((320, 240), (picture.Width, picture.Height));
        Assert.All(
            Pixels.Mean(picture).Zip([red, green, blue]),
            pair => Assert.InRange(pair.First, pair.Second - tolerance, pair.Second + tolerance)
        );
    }

    [Fact]
    public void A_gain_map_is_never_read_and_untrusted_loaders_stay_shut()
    {
        Assert.Equal("VipsForeignLoadJpegBuffer", Image.FindLoadBuffer(StoredPictures.Read("gain-map.jpg")));
        Assert.Throws<VipsException>(() => Image.NewFromBuffer(TestFiles.Svg()));
    }

    [Theory]
    [InlineData("P6 64 64 255\n")]
    [InlineData("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 64 +X 64\n")]
    [InlineData("\0\0\0\u0018ftypqt  ")]
    public void A_format_that_libvips_could_read_is_still_none_that_is_taken(string start)
    {
        byte[] file = [.. System.Text.Encoding.Latin1.GetBytes(start), .. new byte[64 * 64 * 4]];

        var rejection = Assert.Throws<ImageRejectedException>(() => Decoder.Decode(file));

        Assert.Equal(ImageRejection.UnsupportedFormat, rejection.Reason);
    }

    [Fact]
    public void Only_the_first_picture_of_a_file_is_shown() =>
        Assert.InRange(
            Pixels.Difference(
                Decoder.DecodeSquare(StoredPictures.Read("animated.png"), 64),
                Decoder.DecodeSquare(StoredPictures.Read("animated.webp"), 64)
            ),
            0,
            2
        );
}
