using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using NetVips;

namespace LoraJudge.Style.Tests.Imaging;

public sealed class StyleSquareTests
{
    private const int Edge = 224;

    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    [Theory]
    [InlineData("one-colour.png")]
    [InlineData("white-ink-on-nothing.png")]
    public void A_picture_without_content_is_refused_in_words(string name)
    {
        var rejection = Assert.Throws<ImageRejectedException>(() => Decoder.DecodeForStyle(StoredPictures.Read(name), Edge));

        Assert.Equal(ImageRejection.NoContent, rejection.Reason);
        Assert.Contains("one colour", rejection.Message, StringComparison.Ordinal);
        Assert.Contains("Choose a picture", rejection.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31, 32)]
    [InlineData(32, 31)]
    [InlineData(20_000, 8)]
    public void A_picture_too_narrow_to_judge_is_refused(int width, int height)
    {
        var narrow = TestFiles.Png(StripedPicture.Draw(1, 1, width, height));

        var rejection = Assert.Throws<ImageRejectedException>(() => Decoder.DecodeForStyle(narrow, Edge));

        Assert.Equal(ImageRejection.TooFewPixels, rejection.Reason);
        Assert.Contains("at least 32 pixels on each side", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_32_pixels_a_side_is_judged() =>
        Assert.Equal(Edge, Decoder.DecodeForStyle(TestFiles.Png(StripedPicture.Draw(1, 1, 32, 32)), Edge).Width);

    [Theory]
    [InlineData(30)]
    [InlineData(75)]
    [InlineData(95)]
    public void One_colour_is_one_colour_after_JPEG_too(int quality)
    {
        foreach (var (red, green, blue) in ((byte, byte, byte)[])[(0, 0, 0), (255, 255, 255), (201, 17, 93), (127, 128, 129), (3, 250, 11)])
        {
            var wall = Decoder.EncodeJpeg(Drawn(640, 480, (_, _) => (red, green, blue)), quality);

            Assert.Equal(ImageRejection.NoContent, Assert.Throws<ImageRejectedException>(() => Decoder.DecodeForStyle(wall, Edge)).Reason);
        }
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Content_differs_from_one_colour_by_more_than_two_levels(int levels, bool hasContent)
    {
        var picture = Drawn(64, 64, (x, _) => x % 2 == 0 ? Grey(128 - levels) : Grey(128 + levels));

        Assert.Equal(hasContent, picture.HasContent());
    }

    [Fact]
    public void A_difference_in_one_colour_alone_is_content() =>
        Assert.True(Drawn(32, 32, (x, y) => ((byte)100, (byte)100, (byte)(x == 31 && y == 31 ? 105 : 100))).HasContent());

    [Theory]
    [InlineData(75)]
    [InlineData(95)]
    public void A_faint_pencil_drawing_on_white_has_content(int quality)
    {
        // Lines of three pixels, a tenth darker than the paper, of a scan of 1,600 pixels.
        var drawing = Drawn(1600, 1600, (x, y) => Math.Abs(((x + (2 * y)) % 400) - 200) < 2 ? Grey(228) : Grey(255));

        Assert.True(Decoder.DecodeForStyle(Decoder.EncodeJpeg(drawing, quality), Edge).HasContent());
    }

    [Fact]
    public void A_pattern_finer_than_the_encoders_pixels_is_content() =>
        Assert.Equal(8, Decoder.DecodeForStyle(TestFiles.Png(Drawn(128, 128, (x, _) => Grey(x % 2 * 255))), 8).Width);

    [Fact]
    public void A_photograph_of_a_plain_wall_has_content_where_its_light_falls_off() =>
        Assert.True(Decoder.DecodeForStyle(Decoder.EncodeJpeg(Drawn(800, 600, (x, _) => Grey(190 + (x / 100)))), Edge).HasContent());

    [Fact]
    public void What_is_drawn_outside_the_middle_square_is_not_compared()
    {
        var margin = TestFiles.Png(Drawn(600, 200, (x, _) => x < 150 ? Grey(x) : Grey(255)));

        Assert.Equal(ImageRejection.NoContent, Assert.Throws<ImageRejectedException>(() => Decoder.DecodeForStyle(margin, Edge)).Reason);
    }

    [Fact]
    public void Black_ink_on_nothing_has_content()
    {
        var ink = Drawn(128, 128, (_, _) => Grey(0));
        using var raw = Image.NewFromMemory(ink.Pixels, 128, 128, 3, Enums.BandFormat.Uchar);
        using var alpha = (Image.Xyz(128, 128)[0] > 60) & 255;
        using var drawing = raw.Bandjoin(alpha.Cast(Enums.BandFormat.Uchar)).Copy(interpretation: Enums.Interpretation.Srgb);

        Assert.True(Decoder.DecodeForStyle(drawing.PngsaveBuffer(), Edge).HasContent());
    }

    private static (byte, byte, byte) Grey(int value) => ((byte)value, (byte)value, (byte)value);

    private static RgbImage Drawn(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> draw) =>
        new(
            width,
            height,
            [
                .. from y in Enumerable.Range(0, height)
                from x in Enumerable.Range(0, width)
                let colour = draw(x, y)
                from value in (byte[])[colour.Red, colour.Green, colour.Blue]
                select value,
            ]
        );
}
