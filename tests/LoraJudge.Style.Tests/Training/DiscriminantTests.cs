using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Training;

namespace LoraJudge.Style.Tests.Training;

[Trait("needs", "torch")]
public sealed class DiscriminantTests : IDisposable
{
    private static readonly TrainingOptions Options = new()
    {
        Backbone = Backbone.Compact,
        FrozenBlocks = 4,
        InputEdge = 32,
        Pooling = Pooling.Statistics,
        PrincipalInputs = 24,
        Dimensions = 8,
        Method = TrainingMethod.Discriminant,
        Ranking = RankingMethod.Centre,
        Shrinkage = 0.1,
        Epochs = 1,
        ValidationModels = 2,
        Device = "cpu",
    };

    private readonly TrainingFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_finds_the_models_of_pictures_that_it_has_not_seen()
    {
        var watcher = new Watcher();

        var outcome = folder.Train(Options, watcher: watcher);

        Assert.True(watcher.Epochs.Single().ValidationMrr > 0.9);
        Assert.InRange(watcher.Steps.Single().Loss, 0, 1);
        Assert.Equal(RankingMethod.Centre, EncoderCheckpoint.Inspect(outcome.CheckpointPath).Ranking);
    }

    [Fact]
    public void The_same_pictures_give_the_same_file_to_the_last_byte()
    {
        var first = folder.Train(Options, run: "first");
        var second = folder.Train(Options, run: "second");

        Assert.Equal(File.ReadAllBytes(first.CheckpointPath), File.ReadAllBytes(second.CheckpointPath));
    }

    [Fact]
    public void Two_models_of_two_pictures_each_are_enough()
    {
        var pictures = TrainingFolder.Pictures.GroupBy(picture => picture.Model).Take(2).SelectMany(model => model.Take(2)).ToList();

        var outcome = folder.Train(Options with { ValidationModels = 0 }, pictures);

        Assert.Equal((2, 4), (outcome.Models, outcome.Pictures));
    }

    [Fact]
    public void Of_two_models_of_two_pictures_it_finds_each_ones_pictures()
    {
        var pictures = TrainingFolder.Pictures.GroupBy(picture => picture.Model).Take(2).SelectMany(model => model.Take(2)).ToList();
        var outcome = folder.Train(Options with { ValidationModels = 0 }, pictures);
        using var encoder = EncoderLoader.Load(
            new EncoderOptions { Device = "cpu" },
            device => EncoderCheckpoint.Load(outcome.CheckpointPath, device)
        );

        var vectors = encoder.Encode([.. pictures.Select(picture => TrainingFolder.Decoder.DecodeSquare(picture.Read(), 32))]);

        double Between(int one, int other) => StyleDistance.Between(vectors[one], vectors[other]);
        Assert.True(Between(0, 1) < Between(0, 2) && Between(2, 3) < Between(1, 3), string.Join(' ', Between(0, 1), Between(0, 2)));
    }

    [Fact]
    public void Models_whose_pictures_do_not_differ_are_refused_with_what_to_do()
    {
        TrainingPicture[] pictures =
        [
            .. from model in TrainingFolder.Pictures.GroupBy(picture => picture.Model).Take(3)
            from number in Enumerable.Range(0, 3)
            select model.First() with
            {
                Sample = $"copy {number}",
            },
        ];

        var problem = Assert.Throws<TrainingException>(() => folder.Train(Options with { ValidationModels = 0 }, pictures));

        Assert.StartsWith("No model's pictures differ from each other", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_of_one_picture_each_are_refused_with_what_to_do()
    {
        var pictures = TrainingFolder.Pictures.DistinctBy(picture => picture.Model).ToList();

        var problem = Assert.Throws<TrainingException>(() => folder.Train(Options with { ValidationModels = 0 }, pictures));

        Assert.Equal(
            "0 models have two pictures or more, and 2 are needed. How pictures of one model differ is learnt from them: import more pictures of each model, or more models.",
            problem.Message
        );
    }

    [Fact]
    public void Models_of_one_picture_are_left_out_beside_models_that_have_more()
    {
        TrainingPicture[] pictures =
        [
            .. TrainingFolder.Pictures.GroupBy(picture => picture.Model).SelectMany((model, number) => model.Take(number < 3 ? 3 : 1)),
        ];

        var outcome = folder.Train(Options with { ValidationModels = 0 }, pictures);

        Assert.Equal((3, 9), (outcome.Models, outcome.Pictures));
    }

    [Theory]
    [InlineData("FrozenBlocks")]
    [InlineData("PrincipalInputs")]
    [InlineData("Epochs")]
    [InlineData("Shrinkage")]
    public void What_it_cannot_do_is_told_by_the_options_name(string option)
    {
        var wrong = option switch
        {
            "FrozenBlocks" => Options with { FrozenBlocks = 3 },
            "PrincipalInputs" => Options with { PrincipalInputs = 0 },
            "Epochs" => Options with { Epochs = 2 },
            _ => Options with { Shrinkage = 2 },
        };

        Assert.StartsWith($"{option} is ", wrong.Problem(), StringComparison.Ordinal);
    }
}
