using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training.Embedded;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Style.Tests.Training.Embedded;

public sealed class EmbeddedRecipeTests
{
    private static readonly EmbeddedRecipe Small = EmbeddedRecipe.Present with { Variants = 2, SamplesPerCategory = 1, RenderEdge = 48 };
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    [Fact]
    public void Its_options_can_be_trained_with() => Assert.Null(EmbeddedRecipe.Present.Options.Problem());

    [Fact]
    public void Every_program_is_there_in_as_many_variants()
    {
        var variants = EmbeddedRecipe.Present.Training.Variants(3);

        Assert.Equal(ProceduralStyles.All.Select(style => style.Name), variants.Select(style => style.Name).Distinct());
        Assert.All(variants.CountBy(style => style.Name), program => Assert.Equal(3, program.Value));
        Assert.Equal(variants.Count, variants.Select(style => style.Tuning).Distinct().Count());
    }

    [Fact]
    public void No_style_that_is_chosen_by_or_tested_on_is_trained_on()
    {
        var recipe = EmbeddedRecipe.Present;
        var trained = recipe.Training.Variants(recipe.Variants).Select(style => style.Tuning).Append(StyleTuning.AsItComes).ToHashSet();
        var validated = recipe.Validation.Styles().Take(UnseenStyles.Styles).Select(style => style.Tuning).ToHashSet();

        Assert.DoesNotContain(validated, trained.Contains);
        Assert.DoesNotContain(
            recipe.Test.Styles().Take(UnseenStyles.Styles).Select(style => style.Tuning),
            tuning => trained.Contains(tuning) || validated.Contains(tuning)
        );
    }

    [Fact]
    public void No_samples_are_shared_with_another_part_or_the_demo()
    {
        var recipe = EmbeddedRecipe.Present;
        long[] seeds = [recipe.Training.SampleSeed, recipe.Validation.SampleSeed, recipe.Test.SampleSeed, ProceduralSamples.DemoSeed];

        Assert.Equal(seeds.Length, seeds.Distinct().Count());
    }

    [Fact]
    public void Every_style_is_shown_with_its_own_draw_of_samples_of_every_category()
    {
        var pictures = new EmbeddedPictures(Small, Decoder).Training(() => { });

        Assert.Equal(ProceduralStyles.All.Count * 2 * ProceduralSamples.Categories.Count, pictures.Count);
        Assert.All(
            pictures.GroupBy(picture => picture.Model),
            style => Assert.Equal(ProceduralSamples.Categories.Count, style.Select(picture => picture.Sample).Distinct().Count())
        );
        Assert.True(
            pictures.GroupBy(picture => picture.Model).Select(style => string.Join(' ', style.Select(p => p.Sample))).Distinct().Count() > 2
        );
    }

    [Fact]
    public void A_picture_is_the_same_file_every_time_it_is_read()
    {
        var first = new EmbeddedPictures(Small, Decoder).Training(() => { })[5];
        var second = new EmbeddedPictures(Small, Decoder).Training(() => { })[5];

        Assert.Equal(first.Read(), second.Read());
        Assert.Equal(first.Read(), first.Read());
    }
}
