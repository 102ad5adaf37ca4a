using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Style.Tests.Imaging;

public sealed class DecodingTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());
    private static readonly RgbImage Picture = ProceduralSamples.Create(ProceduralCategory.Face, 1).Render(90, 60);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Each_of_the_eight_orientations_is_shown_upright(int orientation)
    {
        var file = TestFiles.OrientedPng(Picture, orientation);

        Assert.Equal(new ImageHeader("png", 90, 60), Decoder.ReadHeader(file));
        Assert.Equal(Picture.Pixels, Decoder.Decode(file).Pixels);
    }

    [Fact]
    public void What_is_see_through_is_white()
    {
        var glass = TestFiles.WithAlpha(Picture, alpha: 0);

        Assert.All(Decoder.Decode(glass).Pixels, value => Assert.Equal(255, value));
        Assert.All(Decoder.DecodeSquare(glass, 32).Pixels, value => Assert.Equal(255, value));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void What_is_half_see_through_is_half_white(int bits)
    {
        var veil = TestFiles.WithAlpha(Picture, alpha: 128, bits);

        var shown = Decoder.Decode(veil);

        var expected = new RgbImage(90, 60, [.. Picture.Pixels.Select(value => (byte)((value + 255) / 2))]);
        Assert.InRange(Pixels.Difference(expected, shown), 0, 1);
    }

    [Fact]
    public void A_square_shows_the_middle_of_a_wide_picture()
    {
        var thirds = new RgbImage(
            300,
            100,
            [
                .. Enumerable
                    .Range(0, 300 * 100)
                    .SelectMany(i => new[] { i % 300 / 100 == 0, i % 300 / 100 == 1, i % 300 / 100 == 2 })
                    .Select(lit => (byte)(lit ? 255 : 0)),
            ]
        );

        var square = Decoder.DecodeSquare(TestFiles.Png(thirds), 50);

        Assert.Equal([0, 255, 0], square.Pixels.Chunk(3).ElementAt((25 * 50) + 25));
        Assert.All(square.Pixels.Chunk(3).Where((_, i) => i % 50 is > 2 and < 47), pixel => Assert.Equal([0, 255, 0], pixel));
    }

    [Fact]
    public void A_small_picture_is_enlarged_to_the_square()
    {
        var square = Decoder.DecodeSquare(TestFiles.Png(StripedPicture.Draw(1, 1, 20, 10)), 64);

        Assert.Equal((64, 64), (square.Width, square.Height));
    }

    [Fact]
    public void Decoding_scales_down_to_the_longest_side_and_never_up()
    {
        var file = TestFiles.Png(Picture);

        var small = Decoder.Decode(file, maxEdge: 45);
        var large = Decoder.Decode(file, maxEdge: 1000);

        Assert.Equal((45, 30), (small.Width, small.Height));
        Assert.Equal((90, 60), (large.Width, large.Height));
    }

    [Fact]
    public void Many_threads_at_once_get_the_pixels_that_one_gets()
    {
        var file = TestFiles.Jpeg(Picture);
        var alone = Decoder.DecodeSquare(file, 48).Pixels;

        var together = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(8).Select(_ => Decoder.DecodeSquare(file, 48).Pixels);

        Assert.All(together, pixels => Assert.Equal(alone, pixels));
    }

    [Fact]
    public void A_camera_s_hevc_picture_is_refused_with_what_to_do()
    {
        var rejection = Assert.Throws<ImageRejectedException>(() => Decoder.ReadHeader(TestFiles.Heic(Picture)));

        Assert.Equal(ImageRejection.UnsupportedFormat, rejection.Reason);
        Assert.Contains("JPEG", rejection.Message, StringComparison.Ordinal);
    }
}
