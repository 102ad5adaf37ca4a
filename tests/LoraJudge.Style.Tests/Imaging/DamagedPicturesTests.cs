using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Style.Tests.Imaging;

public sealed class DamagedPicturesTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());
    private static readonly RgbImage Picture = ProceduralSamples.Create(ProceduralCategory.Landscape, 3).Render(480, 640);

    public static TheoryData<string> Shown => [.. DamagedPictures.ShownNames];

    public static TheoryData<string> Refused => [.. DamagedPictures.RefusedNames];

    [Theory]
    [MemberData(nameof(Shown))]
    public void What_a_browser_shows_of_a_slightly_damaged_picture_is_taken(string name)
    {
        var shown = Decoder.Decode(DamagedPictures.Get(name, Picture));

        Assert.Equal(Picture.Width, shown.Width);
        Assert.InRange(shown.Height, Picture.Height * 9 / 10, Picture.Height);
        var same = new RgbImage(Picture.Width, shown.Height, Picture.Pixels[..shown.Pixels.Length]);
        Assert.InRange(Pixels.Difference(same, shown), 0, name.StartsWith("GIF", StringComparison.Ordinal) ? 8 : 4);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Its_square_and_thumbnail_can_be_made(string name)
    {
        var file = DamagedPictures.Get(name, Picture);

        Assert.Equal((64, 64), (Decoder.DecodeForStyle(file, 64).Width, Decoder.DecodeSquare(file, 64).Height));
        Assert.Equal("webp", Decoder.ReadHeader(Decoder.Thumbnail(file, 100)).Format);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_picture_of_which_much_is_missing_is_refused(string name)
    {
        var rejection = Assert.Throws<ImageRejectedException>(() => Decoder.Decode(DamagedPictures.Get(name, Picture)));

        Assert.Equal(ImageRejection.Damaged, rejection.Reason);
    }

    [Fact]
    public void Rows_that_are_missing_are_no_part_of_the_picture()
    {
        var lying = TestFiles.RotatedJpeg(Picture);

        var shown = Decoder.Decode(lying[..(lying.Length * 19 / 20)]);

        // Stored lying: its last rows are the picture's right edge or its left one.
        Assert.Equal(Picture.Height, shown.Height);
        Assert.InRange(shown.Width, Picture.Width * 9 / 10, Picture.Width - 1);
    }
}
