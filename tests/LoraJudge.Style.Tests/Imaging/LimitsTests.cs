using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using NetVips;

namespace LoraJudge.Style.Tests.Imaging;

public sealed class LimitsTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    [Fact]
    public void A_header_that_claims_too_much_is_enough_to_be_rejected()
    {
        // There is not one pixel behind this header: a decoder that looked for them would call the file damaged.
        var hollow = HandMadePng.HeaderOnly(30_000, 30_000);

        Assert.Equal(ImageRejection.TooManyPixels, Rejection(() => Decoder.ReadHeader(hollow)).Reason);
        Assert.Equal(ImageRejection.TooManyPixels, Rejection(() => Decoder.Decode(hollow)).Reason);
        Assert.Equal(ImageRejection.TooManyPixels, Rejection(() => Decoder.DecodeSquare(hollow, 64)).Reason);
        Assert.Equal(ImageRejection.TooManyPixels, Rejection(() => Decoder.Thumbnail(hollow, 64)).Reason);
    }

    [Fact]
    public void Rejecting_a_picture_of_900_megapixels_takes_no_memory()
    {
        var huge = TestFiles.HugePng();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Rejection(() => Decoder.DecodeSquare(huge, 64));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        // Of all that libvips ever held at once in this process: the picture itself would take 900 MB.
        Assert.InRange(Stats.MemHighwater, 0UL, 300_000_000UL);
    }

    [Fact]
    public void The_configured_limits_hold_and_are_named()
    {
        var strict = new NetVipsImageDecoder(new ImagingOptions { MaxBytes = 2048, MaxMegapixels = 1 });

        var bytes = Rejection(() => strict.ReadHeader(new byte[2049]));
        var pixels = Rejection(() => strict.ReadHeader(HandMadePng.HeaderOnly(1001, 1000)));

        Assert.Equal((ImageRejection.TooManyBytes, ImageRejection.TooManyPixels), (bytes.Reason, pixels.Reason));
        Assert.Contains("0 MB", bytes.Message, StringComparison.Ordinal);
        Assert.Contains("1001 × 1000 pixels; the most that is taken is 1 megapixels", pixels.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_just_within_the_limits_is_taken()
    {
        var png = HandMadePng.Black(1000, 1000);
        var exact = new NetVipsImageDecoder(new ImagingOptions { MaxBytes = png.Length, MaxMegapixels = 1 });

        Assert.Equal(new ImageHeader("png", 1000, 1000), exact.ReadHeader(png));
    }

    [Fact]
    public void A_long_and_narrow_picture_gives_its_middle()
    {
        var square = Decoder.DecodeSquare(HandMadePng.Black(8, 20_000), 64);

        Assert.Equal((64, 64), (square.Width, square.Height));
        Assert.All(square.Pixels, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(1023, 50, "MaxBytes")]
    [InlineData(int.MaxValue, 50, "MaxBytes")]
    [InlineData(2048, 0, "MaxMegapixels")]
    [InlineData(2048, 1001, "MaxMegapixels")]
    public void Senseless_limits_are_refused_by_name(int bytes, int megapixels, string name)
    {
        var problem = new ImagingOptions { MaxBytes = bytes, MaxMegapixels = megapixels }.Problem();

        Assert.StartsWith($"Imaging:{name} is ", problem, StringComparison.Ordinal);
        Assert.Contains("write ", problem, StringComparison.Ordinal);
    }

    private static ImageRejectedException Rejection(Action decode) => Assert.Throws<ImageRejectedException>(decode);
}
