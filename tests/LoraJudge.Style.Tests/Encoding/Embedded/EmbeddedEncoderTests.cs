using System.Text.Json;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Tests.Encoding.Networks;
using LoraJudge.Style.Tests.Encoding.Safetensors;
using LoraJudge.Style.Training;
using LoraJudge.Style.Training.Embedded;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Embedded;

public sealed class EmbeddedEncoderTests(ITestOutputHelper output) : NetworkPromises
{
    private const string Resource = "embedded.safetensors";

    protected override IEncoderNetwork Make() => EmbeddedEncoder.Load(torch.CPU);

    [Fact]
    public void Unseen_styles_are_found_by_new_samples_with_a_mean_reciprocal_rank_of_at_least_0_85()
    {
        using var encoder = Encoder();
        var unseen = new UnseenStyles(EmbeddedRecipe.Present, new NetVipsImageDecoder(new ImagingOptions()));

        var reciprocal = unseen.MeanReciprocalRank(EmbeddedRecipe.Present.Test, encoder);

        output.WriteLine($"Mean reciprocal rank among {UnseenStyles.Styles} unseen styles: {reciprocal:0.000}");
        Assert.True(reciprocal >= 0.85, $"Mean reciprocal rank {reciprocal:0.000}");
    }

    [Fact]
    public void Its_checkpoint_is_the_present_recipes()
    {
        var facts = Facts();

        var options = JsonSerializer.Deserialize<TrainingOptions>(facts.Options, EncoderCheckpoint.Json)!;
        Assert.Equal(EmbeddedRecipe.Present.Options with { Subjects = options.Subjects }, options);
        Assert.Equal(EmbeddedRecipe.Present.Pictures, facts.Figures["pictures"]);
    }

    [Fact]
    public void Its_vectors_are_ranked_by_centre_and_its_checkpoint_has_a_likelihood_of_pairs()
    {
        using var encoder = Encoder();

        Assert.True(encoder.Description.IsStyleSpace);
        Assert.Equal(RankingMethod.Centre, encoder.Description.Ranking);
        Assert.Equal(128, encoder.Description.Dimensions);
        var likelihood = Facts().Likelihood!;
        Assert.True(likelihood.Of(0) > 0.5 && likelihood.Of(20) < 0.5);
    }

    [Fact]
    public void What_pages_and_notices_say_that_it_was_trained_on_is_what_its_checkpoint_counts()
    {
        var facts = Facts();

        Assert.Equal(facts.Figures["models"], EmbeddedKnowledge.TrainedOn.Sum(source => source.Models));
        Assert.Equal(facts.Figures["pictures"], EmbeddedKnowledge.TrainedOn.Sum(source => source.Pictures));
        Assert.Equal(EmbeddedKnowledge.TrainedOn, EmbeddedEncoder.Present.Facts.TrainedOn);
    }

    [Fact]
    public void Its_checkpoint_has_at_most_8_MB() => Assert.InRange(Bytes().Length, 1, 8_000_000);

    private static CheckpointFacts Facts()
    {
        using var files = new SafetensorsBytes();
        return EncoderCheckpoint.Inspect(files.Raw(Bytes()));
    }

    private static byte[] Bytes()
    {
        using var stream = typeof(EmbeddedEncoder).Assembly.GetManifestResourceStream(Resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
