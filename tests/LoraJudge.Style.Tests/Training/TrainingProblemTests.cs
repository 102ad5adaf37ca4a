using LoraJudge.Style.Training;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Style.Tests.Training;

[Trait("needs", "torch")]
public sealed class TrainingProblemTests : IDisposable
{
    private readonly TrainingFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_model_is_too_few()
    {
        var problem = Refused(TrainingFolder.Options with { ValidationModels = 0 }, [.. TrainingFolder.Pictures.Take(6)]);

        Assert.Equal(
            "1 model has two pictures or more, and 2 are needed. How pictures of one model differ is learnt from them: import more pictures of each model, or more models.",
            problem
        );
    }

    [Fact]
    public void A_model_with_one_picture_is_no_model_to_train_on()
    {
        TrainingPicture[] pictures = [.. TrainingFolder.Pictures.Take(6), TrainingFolder.Pictures[6]];

        Assert.Contains(
            "1 model has two pictures or more, and 2 are needed.",
            Refused(TrainingFolder.Options with { ValidationModels = 0 }, pictures),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Unreadable_pictures_are_left_out_and_said()
    {
        TrainingPicture[] pictures =
        [
            .. TrainingFolder.Pictures,
            new("model 1", "no picture", "subject 0", () => [1, 2, 3]),
            new("model 2", "gone", "subject 0", () => throw new FileNotFoundException("It is gone.")),
        ];

        var outcome = folder.Train(TrainingFolder.Options with { ValidationModels = 0 }, pictures);

        Assert.Equal(["gone", "no picture"], outcome.LeftOut.Select(picture => picture.Sample).Order(StringComparer.Ordinal));
        Assert.Equal(48, outcome.Pictures);
    }

    [Fact]
    public void A_model_with_one_readable_picture_is_left_out()
    {
        TrainingPicture[] pictures =
        [
            .. TrainingFolder.Pictures,
            TrainingFolder.Pictures[0] with
            {
                Model = "broken",
            },
            new("broken", "no picture", "subject 0", () => [1, 2, 3]),
        ];

        var outcome = folder.Train(TrainingFolder.Options with { ValidationModels = 0 }, pictures);

        Assert.Equal(8, outcome.Models);
        Assert.Contains(outcome.LeftOut, picture => picture.Reason == "It is its model's only picture.");
    }

    [Fact]
    public void Pictures_that_the_transfer_left_as_they_were_are_left_out_unless_cleansing_is_off()
    {
        var original = TrainingFolder.Decoder.EncodeJpeg(StripedPicture.Draw(3, 3));
        TrainingPicture[] pictures =
        [
            .. TrainingFolder.Pictures.Select(picture => picture with { ReadOriginal = () => original }),
            new("model 1", "as it was", "subject 0", () => original, () => original),
        ];

        var cleansed = folder.Train(TrainingFolder.Options with { ValidationModels = 0 }, pictures, "cleansed");
        var kept = folder.Train(TrainingFolder.Options with { ValidationModels = 0, Cleansing = false }, pictures, "kept");

        Assert.Contains(cleansed.LeftOut, picture => picture.Sample == "as it was");
        Assert.Empty(kept.LeftOut);
        Assert.True(cleansed.Pictures < kept.Pictures);
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_run_with_advice()
    {
        var options = TrainingFolder.Options with
        {
            Optimizer = OptimizerKind.Sgd,
            LearningRate = 10,
            WeightDecay = 1,
            UnitLength = false,
            HiddenUnits = 0,
            Epochs = 200,
        };

        var problem = Refused(options, TrainingFolder.Pictures);

        Assert.Contains("is not a number", problem, StringComparison.Ordinal);
        Assert.Contains("for example 1", problem, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Path("run/encoder.safetensors")));
    }

    [Fact]
    public void A_full_disk_ends_the_run_and_leaves_no_half_checkpoint()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("There is no /dev/full.");
        Directory.CreateDirectory(folder.Path("run"));
        File.CreateSymbolicLink(folder.Path("run/encoder.safetensors.part"), "/dev/full");

        var problem = Refused(TrainingFolder.Options, TrainingFolder.Pictures);

        Assert.Contains("The training stopped", problem, StringComparison.Ordinal);
        Assert.Equal([], Directory.GetFiles(folder.Path("run")));
        Assert.Equal(3, folder.Train(TrainingFolder.Options).Epochs.Count);
    }

    [Fact]
    public void A_folder_of_another_run_is_not_overwritten()
    {
        folder.Train(TrainingFolder.Options);

        var problem = Refused(TrainingFolder.Options with { LearningRate = 0.01 }, TrainingFolder.Pictures);

        Assert.Contains("other options or pictures", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void VGG19_without_weights_is_refused_with_advice()
    {
        var problem = Refused(new TrainingOptions { ValidationModels = 2 }, TrainingFolder.Pictures);

        Assert.Contains("Encoder:TrunkWeights", problem, StringComparison.Ordinal);
    }

    private string Refused(TrainingOptions options, IReadOnlyList<TrainingPicture> pictures) =>
        Assert.Throws<TrainingException>(() => folder.Train(options, pictures)).Message;
}
