using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Tests.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Embedded;

/// <summary>The embedded encoder of versions that left no checkpoint with their portals.</summary>
public sealed class EarlierEmbeddedEncoderTests : NetworkPromises
{
    protected override IEncoderNetwork Make() => EmbeddedEncoder.Earlier[0].Load(torch.CPU);

    [Fact]
    public void It_is_the_file_that_they_shipped()
    {
        Assert.Equal("184a0b8f9827b7993fe578a78abd7c52fbad6910ad58a24546e7af71371a61a9", EmbeddedEncoder.Earlier[0].Hash);
        Assert.Same(EmbeddedEncoder.Earlier[0], EmbeddedEncoder.Find(EmbeddedEncoder.Earlier[0].Hash));
    }

    [Fact]
    public void Its_vectors_are_ranked_by_mean_distance()
    {
        using var encoder = Encoder();

        Assert.Equal(
            (RankingMethod.MeanDistance, true, 128),
            (encoder.Description.Ranking, encoder.Description.IsStyleSpace, encoder.Description.Dimensions)
        );
    }

    [Fact]
    public void What_it_was_trained_on_is_what_its_checkpoint_counts()
    {
        var facts = EmbeddedEncoder.Earlier[0].Facts;

        Assert.Equal(facts.Figures["models"], facts.TrainedOn!.Sum(source => source.Models));
        Assert.Equal(facts.Figures["pictures"], facts.TrainedOn!.Sum(source => source.Pictures));
    }
}
