using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Style.Tests.Transfer;

public sealed class ProceduralSamplesTests
{
    private const int Edge = 40;

    [Fact]
    public void The_reference_set_holds_24_samples_four_of_each_category()
    {
        var set = ProceduralSamples.ReferenceSet();

        Assert.Equal(24, set.Count);
        Assert.All(set.CountBy(sample => sample.Category), pair => Assert.Equal(4, pair.Value));
        Assert.Equal(6, set.Select(sample => sample.Category).Distinct().Count());
    }

    [Fact]
    public void Every_sample_has_its_own_code_and_a_title()
    {
        var set = ProceduralSamples.ReferenceSet();

        Assert.Equal("face-01", set[0].Code);
        Assert.Distinct(set.Select(sample => sample.Code));
        Assert.All(set, sample => Assert.NotEmpty(sample.Title));
    }

    [Fact]
    public void A_sample_is_the_same_picture_every_time()
    {
        foreach (var sample in ProceduralSamples.ReferenceSet())
        {
            var again = ProceduralSamples.ReferenceSet().Single(other => string.Equals(other.Code, sample.Code, StringComparison.Ordinal));
            Assert.Equal(sample.Render(Edge, Edge).Pixels, again.Render(Edge, Edge).Pixels);
        }
    }

    [Fact]
    public void Another_seed_draws_another_picture()
    {
        foreach (var (one, other) in ProceduralSamples.ReferenceSet(1).Zip(ProceduralSamples.ReferenceSet(2)))
            Assert.True(Pictures.Mse(one.Render(Edge, Edge), other.Render(Edge, Edge)) > 100, one.Code);
    }

    [Fact]
    public void Held_out_samples_are_unlike_those_of_the_reference_set_and_unlike_each_other()
    {
        foreach (var category in ProceduralSamples.Categories)
        {
            var pictures = Enumerable.Range(0, 12).Select(index => ProceduralSamples.Create(category, index).Render(Edge, Edge)).ToList();
            for (var i = 0; i < pictures.Count; i++)
            for (var j = i + 1; j < pictures.Count; j++)
                Assert.True(Pictures.Mse(pictures[i], pictures[j]) > 300, $"{category} {i} and {j}");
        }
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(37, 61)]
    [InlineData(1, 1)]
    public void Samples_are_drawn_at_any_size(int width, int height)
    {
        foreach (var sample in ProceduralSamples.ReferenceSet())
        {
            var picture = sample.Render(width, height);
            Assert.Equal((width, height), (picture.Width, picture.Height));
        }
    }

    [Fact]
    public void A_negative_index_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProceduralSamples.Create(ProceduralCategory.Face, -1));
}
