using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training.Options;

namespace LoraJudge.Web.Tests.Features.Training.Options;

public sealed class TrainingOptionTextTests
{
    [Fact]
    public void Every_option_has_words_for_people() =>
        Assert.Equal(
            TrainingOptionText.Names.Order(StringComparer.Ordinal),
            TrainingOptionWords.All.Select(words => words.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Options_come_back_from_their_texts()
    {
        var options = VariantMethods.FaceOnly.Options with { LearningRate = 0.0003, Flips = true, Seed = 5_000_000_000 };

        var read = TrainingOptionText.Names.Aggregate(
            new TrainingOptions(),
            (read, name) => TrainingOptionText.With(read, name, TrainingOptionText.Get(options, name))
        );

        Assert.Equal(TrainingOptionsJson.Write(options), TrainingOptionsJson.Write(read));
    }

    [Fact]
    public void The_given_options_stay_as_they_are()
    {
        var options = new TrainingOptions();

        TrainingOptionText.With(options, "epochs=3");

        Assert.Equal(12, options.Epochs);
    }

    [Theory]
    [InlineData("Epoch=3", "There is no option Epoch. There are: Backbone, ")]
    [InlineData("Epochs", "write KEY=VALUE, for example Epochs=12")]
    [InlineData("Epochs=twelve", "Epochs is \"twelve\": write a whole number.")]
    [InlineData("Margin=1,5", "Margin is \"1,5\": write a number, for example 0.5.")]
    [InlineData("Flips=maybe", "Flips is \"maybe\": write true or false.")]
    [InlineData("Pooling=Max", "Pooling is \"Max\": write Vgg or Statistics.")]
    public void What_does_not_do_is_answered_with_what_does(string pair, string words) =>
        Assert.Contains(words, Assert.Throws<TrainingException>(() => TrainingOptionText.With(new TrainingOptions(), pair)).Message);

    [Fact]
    public void Every_preset_can_be_trained() => Assert.All(TrainingPreset.All, preset => Assert.Null(preset.Options.Problem()));

    [Fact]
    public void A_preset_is_recognized_whatever_the_seed() =>
        Assert.All(
            TrainingPreset.All,
            preset => Assert.Equal(preset.Name, TrainingPreset.NameOf(preset.Options with { Seed = 77, Device = "cpu" }))
        );
}
