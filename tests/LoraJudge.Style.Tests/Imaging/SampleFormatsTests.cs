using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using NetVips;

namespace LoraJudge.Style.Tests.Imaging;

/// <summary>Whatever numbers a file stores its colours in: the right colours come out, or it is refused.</summary>
public sealed class SampleFormatsTests
{
    private const int Width = 64;
    private const int Height = 48;

    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    /// <summary>Of <see cref="Colours"/>.</summary>
    private static readonly double[] Means = [126, 117.5, 60];

    public static TheoryData<int, int, int> Whole =>
        new(
            from bits in (int[])[1, 2, 4, 8, 16]
            from photometric in (int[])[0, 1, 2]
            from samples in (int[])[photometric == 2 ? 3 : 1, photometric == 2 ? 4 : 2]
            // Packed colours are no kind of TIFF that programs write.
            where bits >= 8 || samples == 1
            where photometric != 0 || samples == 1
            select new TheoryDataRow<int, int, int>(photometric, bits, samples)
        );

    public static TheoryData<int, int, int, double> Others =>
        new(
            from format in (int[])[1, 2, 3]
            from bits in (int[])[8, 16, 32, 64]
            where
                format switch
                {
                    1 => bits >= 32,
                    3 => bits >= 16,
                    _ => true,
                }
            from samples in (int[])[1, 3]
            from white in (double[])[1, 255]
            select new TheoryDataRow<int, int, int, double>(format, bits, samples, white)
        );

    public static TheoryData<Enums.BandFormat, string, int> Written =>
        new(
            from format in Enum.GetValues<Enums.BandFormat>()
            where format != Enums.BandFormat.Notset
            from extension in (string[])[".tif", ".png", ".webp", ".avif", ".jpg", ".gif"]
            from bands in (int[])[1, 2, 3, 4]
            // Into all but a TIFF, libvips writes 8 or 16 bits.
            where extension == ".tif" || format is Enums.BandFormat.Uchar or Enums.BandFormat.Ushort
            select new TheoryDataRow<Enums.BandFormat, string, int>(format, extension, bands)
        );

    [Theory]
    [MemberData(nameof(Whole))]
    public void Whole_numbers_of_up_to_16_bits_are_scaled_to_8(int photometric, int bits, int samples)
    {
        var white = (1 << bits) - 1;
        var file = new HandMadeTiff(photometric, bits, SampleFormat: 1, samples).Write(
            Width,
            Height,
            (x, y) => Scaled(x, y, samples, white, isNegative: photometric == 0)
        );

        Matches(samples <= 2, Decoder.Decode(file), tolerance: 2);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Numbers_whose_white_is_not_known_are_refused(int format, int bits, int samples, double white)
    {
        var file = new HandMadeTiff(samples == 3 ? 2 : 1, bits, format, samples).Write(
            Width,
            Height,
            (x, y) => [.. Colours(x, y)[..samples].Select(value => format == 2 ? (value / 2) - 64 : value * white / 255)]
        );

        var rejection = Assert.Throws<ImageRejectedException>(() => Decoder.ReadHeader(file));

        // libvips refuses some of them before their kind is known.
        Assert.True(rejection.Reason is ImageRejection.UnsupportedSamples or ImageRejection.Damaged);
        Assert.Matches("[Ss]ave it (with|as) .*PNG", rejection.Message);
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(1, 6)]
    [InlineData(5, 6)]
    public void Channels_that_are_no_colours_are_refused(int photometric, int samples)
    {
        var file = new HandMadeTiff(photometric, 8, 1, samples).Write(
            Width,
            Height,
            (x, y) => [.. Enumerable.Range(0, samples).Select(_ => (double)x)]
        );

        var rejection = Assert.Throws<ImageRejectedException>(() => Decoder.Decode(file));

        Assert.Equal(ImageRejection.UnsupportedSamples, rejection.Reason);
        Assert.Contains($"{samples} channels", rejection.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Whatever_libvips_writes_is_read_with_its_colours_or_refused(Enums.BandFormat format, string extension, int bands)
    {
        using var picture = Typed(format, bands);
        byte[] file;
        try
        {
            file = picture.WriteToBuffer(extension);
        }
        catch (VipsException)
        {
            Assert.Skip($"libvips writes no {extension} of {format}.");
            return;
        }

        try
        {
            // A GIF has 256 colours.
            Matches(bands <= 2, Decoder.Decode(file), tolerance: extension == ".gif" ? 3 : 2);
        }
        catch (ImageRejectedException rejection)
        {
            Assert.Equal(".tif", extension);
            Assert.True(format is not (Enums.BandFormat.Uchar or Enums.BandFormat.Ushort), rejection.Message);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Inks_of_a_TIFF_are_taken_as_printed(int bits)
    {
        var white = (1 << bits) - 1;
        var file = new HandMadeTiff(5, bits, 1, 4).Write(
            Width,
            Height,
            (x, y) => [.. Colours(x, y).Select(value => Math.Round((255 - value) * white / 255)), 0]
        );

        Assert.All(Pixels.Mean(Decoder.Decode(file)).Zip(Means), pair => Assert.InRange(pair.First, pair.Second - 25, pair.Second + 25));
    }

    private static double[] Colours(int x, int y) => [x * 4, y * 5, 60];

    /// <summary>Two and four numbers: the last is opaque.</summary>
    private static double[] Scaled(int x, int y, int samples, int white, bool isNegative)
    {
        var colours = Colours(x, y).Select(value => Math.Round((isNegative ? 255 - value : value) * white / 255));
        return samples is 2 or 4 ? [.. colours.Take(samples - 1), white] : [.. colours.Take(samples)];
    }

    private static Image Typed(Enums.BandFormat format, int bands)
    {
        var isDeep = format == Enums.BandFormat.Ushort;
        byte[] pixels =
        [
            .. from y in Enumerable.Range(0, Height)
            from x in Enumerable.Range(0, Width)
            from value in Scaled(x, y, bands, 255, isNegative: false)
            select (byte)value,
        ];
        using var bytes = Image.NewFromMemory(pixels, Width, Height, bands, Enums.BandFormat.Uchar);
        var space = (isDeep, bands <= 2) switch
        {
            (true, true) => Enums.Interpretation.Grey16,
            (true, false) => Enums.Interpretation.Rgb16,
            (false, true) => Enums.Interpretation.Bw,
            _ => Enums.Interpretation.Srgb,
        };
        using var scaled = bytes * (isDeep ? 257 : 1);
        using var cast = scaled.Cast(format);
        return cast.Copy(interpretation: space);
    }

    private static void Matches(bool isGrey, RgbImage picture, double tolerance)
    {
        var expected = isGrey ? [Means[0], Means[0], Means[0]] : Means;
        Assert.All(
            Pixels.Mean(picture).Zip(expected),
            pair => Assert.InRange(pair.First, pair.Second - tolerance, pair.Second + tolerance)
        );
    }
}
