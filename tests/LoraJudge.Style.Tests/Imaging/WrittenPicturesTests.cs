using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;
using NetVips;

namespace LoraJudge.Style.Tests.Imaging;

public sealed class WrittenPicturesTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());
    private static readonly RgbImage Picture = ProceduralSamples.Create(ProceduralCategory.Landscape, 0).Render(200, 100);

    [Theory]
    [InlineData(50, 50, 25)]
    [InlineData(200, 200, 100)]
    [InlineData(4000, 200, 100)]
    public void A_thumbnail_fits_its_longest_side_and_is_never_larger_than_the_picture(int maxEdge, int width, int height)
    {
        var thumbnail = Decoder.Thumbnail(TestFiles.Png(Picture), maxEdge);

        Assert.Equal(new ImageHeader("webp", width, height), Decoder.ReadHeader(thumbnail));
    }

    [Fact]
    public void A_thumbnail_shows_the_picture()
    {
        var thumbnail = Decoder.Decode(Decoder.Thumbnail(TestFiles.Png(Picture), 50));

        Assert.InRange(Pixels.Difference(Decoder.Decode(TestFiles.Png(Picture), 50), thumbnail), 0, 5);
    }

    [Fact]
    public void A_thumbnail_of_a_picture_that_lies_on_its_side_stands_upright()
    {
        var thumbnail = Decoder.Thumbnail(TestFiles.RotatedJpeg(Picture), 50);

        Assert.Equal(new ImageHeader("webp", 50, 25), Decoder.ReadHeader(thumbnail));
    }

    [Fact]
    public void A_thumbnail_does_not_say_where_and_by_what_the_picture_was_taken()
    {
        var photograph = TestFiles.JpegWithPlace(Picture);
        Assert.Contains("exif-ifd3-GPSLatitude", Fields(photograph));

        var thumbnail = Decoder.Thumbnail(photograph, 100);

        Assert.DoesNotContain(Fields(thumbnail), field => field.StartsWith("exif", StringComparison.Ordinal));
        Assert.Equal(-1, thumbnail.AsSpan().IndexOf("Secret Camera"u8));
    }

    [Fact]
    public void A_thumbnail_of_a_wide_gamut_picture_carries_no_profile_for_its_srgb_pixels()
    {
        var photograph = TestFiles.WideGamutJpeg(Picture);
        Assert.Contains("icc-profile-data", Fields(photograph));

        Assert.DoesNotContain("icc-profile-data", Fields(Decoder.Thumbnail(photograph, 100)));
    }

    [Fact]
    public void A_jpeg_that_was_written_reads_as_nearly_the_same_pixels()
    {
        var jpeg = Decoder.EncodeJpeg(Picture);

        Assert.Equal(new ImageHeader("jpeg", 200, 100), Decoder.ReadHeader(jpeg));
        Assert.InRange(Pixels.Difference(Picture, Decoder.Decode(jpeg)), 0, 4);
    }

    [Fact]
    public void A_jpeg_of_lower_quality_is_smaller() =>
        Assert.True(Decoder.EncodeJpeg(Picture, quality: 40).Length < Decoder.EncodeJpeg(Picture, quality: 90).Length);

    private static string[] Fields(byte[] file)
    {
        using var image = Image.NewFromBuffer(file);
        return image.GetFields();
    }
}
