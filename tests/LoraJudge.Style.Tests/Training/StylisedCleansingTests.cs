using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Testing;

namespace LoraJudge.Style.Tests.Training;

/// <summary>The threshold on real transfers.</summary>
public sealed class StylisedCleansingTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    [Fact]
    public void No_picture_of_thirty_networks_is_left_as_it_was()
    {
        var folder = SharedData.Path("stylised", Assert.Skip);
        TrainingPicture[] pictures =
        [
            .. Directory.GetDirectories(folder, "m*").SelectMany(model => Directory.GetFiles(model, "*.jpg").Select(Picture)),
        ];

        var split = Cleansing.Split(pictures, Decoder, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(30 * 40, pictures.Length);
        Assert.Empty(split.LeftOut);
        Assert.All(split.Kept, picture => Assert.NotNull(picture.MeanSquaredError));
    }

    [Fact]
    public void A_copy_of_an_original_is_left_out_and_one_that_was_compressed_again_is_not()
    {
        foreach (var original in Directory.GetFiles(SharedData.Path("stylised/originals", Assert.Skip), "*.jpg"))
        {
            var copy = Picture(original) with { ReadOriginal = () => File.ReadAllBytes(original) };
            var again = copy with { Read = () => Decoder.EncodeJpeg(Decoder.Decode(File.ReadAllBytes(original)), quality: 95) };

            var split = Cleansing.Split([copy, again], Decoder);

            Assert.Same(copy, Assert.Single(split.LeftOut).Picture);
            Assert.Same(again, Assert.Single(split.Kept).Picture);
        }
    }

    private static TrainingPicture Picture(string file)
    {
        var name = Path.GetFileName(file);
        var original = Path.Combine(Path.GetDirectoryName(file)!, "..", "originals", name);
        return new TrainingPicture(
            Path.GetFileName(Path.GetDirectoryName(file)!),
            name,
            name,
            () => File.ReadAllBytes(file),
            () => File.ReadAllBytes(original)
        );
    }
}
