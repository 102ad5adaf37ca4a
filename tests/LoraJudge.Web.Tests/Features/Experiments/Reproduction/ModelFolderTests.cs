using LoraJudge.Web.Features.Experiments.Reproduction;

namespace LoraJudge.Web.Tests.Features.Experiments.Reproduction;

public sealed class ModelFolderTests : IDisposable
{
    private readonly ReproductionFolder folder = new();

    [Fact]
    public void A_folder_is_a_model_a_file_is_a_sample_and_its_name_without_number_is_the_subject()
    {
        folder.Picture("data/b/portrait-3.jpg", 1, 1);
        folder.Picture("data/a/old house_12.jpg", 1, 1);
        folder.Picture("data/a/7.jpg", 1, 1);

        var pictures = ModelFolder.Read(folder.Path("data"));

        Assert.Equal(
            [("a", "7", "7"), ("a", "old house_12", "old house"), ("b", "portrait-3", "portrait")],
            pictures.Select(picture => (picture.Model, picture.Sample, picture.Subject))
        );
        Assert.All(pictures, picture => Assert.Null(picture.ReadOriginal));
    }

    [Theory]
    [InlineData("data/train/originals")]
    [InlineData("data/originals")]
    public void Originals_lie_beside_the_models_or_beside_train(string originals)
    {
        folder.Picture("data/train/a/dog-1.jpg", 1, 1);
        folder.Picture("data/train/a/dog-2.jpg", 1, 2);
        folder.Picture($"{originals}/dog-1.jpg", 9, 1);

        var pictures = ModelFolder.Read(folder.Path("data", "train"));

        Assert.Equal(["dog-1", "dog-2"], pictures.Select(picture => picture.Sample));
        Assert.Equal(File.ReadAllBytes(folder.Path(originals, "dog-1.jpg")), pictures[0].ReadOriginal!());
        Assert.Null(pictures[1].ReadOriginal);
    }

    [Fact]
    public void A_folder_without_models_is_refused()
    {
        Directory.CreateDirectory(folder.Path("data"));

        var refusal = Assert.Throws<ReproductionException>(() => ModelFolder.Read(folder.Path("data")));

        Assert.Contains("holds no models", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
