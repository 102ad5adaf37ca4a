using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Style.Tests.Imaging;

public sealed class PictureVariantsTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());
    private static readonly RgbImage Picture = ProceduralSamples.Create(ProceduralCategory.Landscape, 0).Render(160, 120);

    public static TheoryData<string> Variants => [.. PictureVariants.Names];

    [Theory]
    [MemberData(nameof(Variants))]
    public void However_a_picture_is_stored_it_decodes_to_the_plain_ones_pixels(string name)
    {
        var variant = PictureVariants.Get(name, Picture);

        var difference = Pixels.Difference(Decoder.Decode(variant.Plain), Decoder.Decode(variant.Bytes));

        Assert.InRange(difference, 0, variant.Tolerance);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void However_a_picture_is_stored_its_square_is_the_plain_ones(string name)
    {
        var variant = PictureVariants.Get(name, Picture);

        var difference = Pixels.Difference(Decoder.DecodeSquare(variant.Plain, 64), Decoder.DecodeSquare(variant.Bytes, 64));

        Assert.InRange(difference, 0, variant.Tolerance);
    }
}
