using CsCheck;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Style.Tests.Training;

public sealed class CleansingTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());
    private static readonly RgbImage Portrait = ProceduralSamples.Create(ProceduralCategory.Face, 0).Render(64, 48);
    private static readonly RgbImage Other = ProceduralSamples.Create(ProceduralCategory.Landscape, 0).Render(64, 48);

    [Fact]
    public void Equal_pictures_have_no_error() => Assert.Equal(0, Cleansing.MeanSquaredError(Portrait, Portrait));

    [Fact]
    public void One_colour_off_by_one_in_a_hundred_pixels_is_exactly_the_papers_threshold()
    {
        var pixels = new byte[300];
        pixels[142] = 1;

        var error = Cleansing.MeanSquaredError(new RgbImage(10, 10, pixels), new RgbImage(10, 10, new byte[300]));

        Assert.Equal(Cleansing.DefaultThreshold, error);
    }

    [Fact]
    public void Black_against_white_is_the_largest_error() =>
        Assert.Equal(3 * 255 * 255, Cleansing.MeanSquaredError(Flat(0, 1000), Flat(255, 1000)));

    [Fact]
    public void Any_two_pictures_have_the_error_of_the_formula_computed_pixel_by_pixel() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20])
            .SelectMany((width, height) => Gen.Byte.Array[width * height * 3].Array[2].Select(pixels => (width, height, pixels)))
            .Sample(
                (width, height, pixels) =>
                {
                    var (a, o) = (new RgbImage(width, height, pixels[0]), new RgbImage(width, height, pixels[1]));
                    Assert.Equal(Naive(a, o), Cleansing.MeanSquaredError(a, o), 1e-9);
                },
                iter: 300
            );

    [Fact]
    public void Pictures_of_different_sizes_are_not_compared_pixel_by_pixel() =>
        Assert.Throws<ArgumentException>(() => Cleansing.MeanSquaredError(Flat(0, 8), Flat(0, 9)));

    [Fact]
    public void A_larger_original_is_scaled_to_the_transformed_pictures_size()
    {
        var large = ProceduralSamples.Create(ProceduralCategory.Face, 0).Render(256, 192);
        var scaled = Decoder.DecodeTo(TestFiles.Png(large), 64, 48);

        Assert.Equal(0, Cleansing.MeanSquaredError(Decoder, TestFiles.Png(scaled), TestFiles.Png(large)));
    }

    [Fact]
    public void A_picture_decoded_to_its_own_size_is_the_picture() =>
        Assert.Equal(Portrait.Pixels, Decoder.DecodeTo(TestFiles.Png(Portrait), Portrait.Width, Portrait.Height).Pixels);

    [Fact]
    public void An_original_of_another_shape_is_brought_to_the_size_that_is_asked_for()
    {
        var decoded = Decoder.DecodeTo(TestFiles.Png(Portrait), 50, 100);

        Assert.Equal((50, 100), (decoded.Width, decoded.Height));
    }

    [Fact]
    public void Pictures_left_as_they_were_are_left_out_with_their_error()
    {
        TrainingPicture[] pictures = [Picture("a", Portrait, Portrait), Picture("b", Other, Portrait), Picture("c", Other, Other)];

        var split = Cleansing.Split(pictures, Decoder);

        Assert.Equal(["a", "c"], split.LeftOut.Select(picture => picture.Picture.Sample));
        Assert.All(split.LeftOut, picture => Assert.Equal(0, picture.MeanSquaredError));
        Assert.Equal(Naive(Other, Portrait), Assert.Single(split.Kept).MeanSquaredError!.Value, 1e-9);
    }

    [Fact]
    public void An_error_of_the_threshold_itself_is_kept()
    {
        var threshold = Naive(Other, Portrait);

        Assert.Empty(Cleansing.Split([Picture("a", Other, Portrait)], Decoder, threshold).LeftOut);
        Assert.Empty(Cleansing.Split([Picture("a", Other, Portrait)], Decoder, Math.BitIncrement(threshold)).Kept);
    }

    [Fact]
    public void Pictures_without_an_original_are_kept_uncompared()
    {
        var kept = Assert.Single(Cleansing.Split([Picture("a", Portrait, null)], Decoder).Kept);

        Assert.Equal((null, null), (kept.MeanSquaredError, kept.Problem));
    }

    [Fact]
    public void A_pair_that_cannot_be_read_is_kept_with_the_reason()
    {
        var broken = Picture("a", Portrait, Portrait) with { ReadOriginal = TestFiles.Text };

        var kept = Assert.Single(Cleansing.Split([broken], Decoder).Kept);

        Assert.Null(kept.MeanSquaredError);
        Assert.StartsWith("This is not a picture", kept.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_picture_is_told_once()
    {
        var told = 0;

        Cleansing.Split(
            [.. Enumerable.Repeat(Picture("a", Portrait, null), 7)],
            Decoder,
            compared: () => Interlocked.Increment(ref told),
            cancellation: TestContext.Current.CancellationToken
        );

        Assert.Equal(7, told);
    }

    private static TrainingPicture Picture(string sample, RgbImage picture, RgbImage? original) =>
        new("model", sample, sample, () => TestFiles.Png(picture), original is null ? null : () => TestFiles.Png(original));

    private static RgbImage Flat(byte value, int edge) => new(edge, edge, [.. Enumerable.Repeat(value, edge * edge * 3)]);

    private static double Naive(RgbImage a, RgbImage o)
    {
        var total = 0.0;
        for (var y = 0; y < a.Height; y++)
        {
            for (var x = 0; x < a.Width; x++)
                total += Enumerable.Range(0, 3).Sum(colour => Math.Pow(At(a, x, y, colour) - (double)At(o, x, y, colour), 2));
        }

        return total / (a.Height * a.Width);
    }

    private static byte At(RgbImage image, int x, int y, int colour) => image.Pixels[(((y * image.Width) + x) * 3) + colour];
}
