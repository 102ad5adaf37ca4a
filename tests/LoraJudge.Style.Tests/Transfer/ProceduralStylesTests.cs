using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Style.Tests.Transfer;

public sealed class ProceduralStylesTests
{
    private const int Edge = 32;
    private static readonly RgbImage Sample = ProceduralSamples.Create(ProceduralCategory.Landscape, 1).Render(Edge, Edge);

    [Fact]
    public void There_are_at_least_24_styles_each_with_its_own_slug_name_description_and_trigger_words()
    {
        var styles = ProceduralStyles.All;

        Assert.True(styles.Count >= 24);
        Assert.Distinct(styles.Select(style => style.Slug));
        Assert.Distinct(styles.Select(style => style.Name));
        Assert.Distinct(styles.Select(style => style.Description));
        Assert.All(styles, style => Assert.Matches("^[a-z]+(-[a-z]+)*$", style.Slug));
        Assert.All(styles, style => Assert.NotEmpty(style.TriggerWords));
    }

    [Fact]
    public void The_same_seed_gives_the_same_picture() =>
        Assert.All(ProceduralStyles.All, style => Assert.Equal(style.Apply(Sample, 7).Pixels, style.Apply(Sample, 7).Pixels));

    [Fact]
    public void Another_seed_gives_another_picture() =>
        Assert.All(
            ProceduralStyles.All,
            style => Assert.True(Pictures.Mse(style.Apply(Sample, 7), style.Apply(Sample, 8)) > 0.01, style.Slug)
        );

    [Theory]
    [InlineData(8, 8)]
    [InlineData(37, 61)]
    [InlineData(1, 1)]
    [InlineData(90, 5)]
    public void The_picture_is_as_large_as_the_sample_whatever_its_size(int width, int height)
    {
        var sample = ProceduralSamples.Create(ProceduralCategory.Object, 0).Render(width, height);
        foreach (var style in ProceduralStyles.All)
        {
            var picture = style.Apply(sample, 1);
            Assert.Equal((width, height), (picture.Width, picture.Height));
        }
    }

    [Fact]
    public void Every_style_changes_every_sample_so_that_cleansing_would_keep_it()
    {
        foreach (var sample in ProceduralSamples.ReferenceSet())
        {
            var original = sample.Render(Edge, Edge);
            foreach (var style in ProceduralStyles.All)
                Assert.True(Pictures.Mse(original, style.Apply(original, 1)) > 50, $"{style.Slug} of {sample.Code}");
        }
    }

    [Fact]
    public void A_sample_of_one_colour_is_no_trouble()
    {
        var black = new RgbImage(24, 24, new byte[24 * 24 * 3]);
        Assert.All(ProceduralStyles.All, style => Assert.Equal(24, style.Apply(black, 1).Width));
    }

    [Fact]
    public void Variants_are_repeatable_and_unlike_the_style_they_come_from()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var variant = ProceduralStyles.Create(seed);
            var origin = ProceduralStyles.All.Single(style => string.Equals(style.Name, variant.Name, StringComparison.Ordinal));

            Assert.Equal(variant.Apply(Sample, 3).Pixels, ProceduralStyles.Create(seed).Apply(Sample, 3).Pixels);
            Assert.NotEqual(origin.Slug, variant.Slug);
            Assert.True(Pictures.Mse(origin.Apply(Sample, 3), variant.Apply(Sample, 3)) > 20, variant.Slug);
        }
    }
}
