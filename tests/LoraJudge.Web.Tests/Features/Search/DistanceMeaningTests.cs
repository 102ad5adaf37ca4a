using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Search.Results;

namespace LoraJudge.Web.Tests.Features.Search;

public sealed class DistanceMeaningTests
{
    private static readonly DistanceScale Scale = new(
        Enumerable.Range(1, 10).Select(i => i / 10.0),
        Enumerable.Range(1, 10).Select(i => 0.5 + (i / 10.0))
    );

    [Theory]
    [InlineData(0.05, "Very near", "Nearer than any model's own pictures are to each other.")]
    [InlineData(0.45, "Very near", "Nearer than 60 % of models' own pictures are to each other.")]
    [InlineData(0.85, "Near", "Within one model's range: 20 % of models' own pictures lie farther from each other.")]
    [InlineData(1.05, "Related", "Outside one model's range, but nearer than 50 % of the pictures of two different models.")]
    [InlineData(1.45, "Far", "No nearer than pictures of two different models usually are.")]
    public void A_distance_is_told_by_what_it_was_compared_with(double distance, string label, string sentence)
    {
        var meaning = DistanceMeaning.Of(distance, Scale);

        Assert.Equal((label, sentence), (meaning.Label, meaning.Sentence));
    }

    [Theory]
    [InlineData(0.05, "Nearer than any model's own pictures are to the rest of their model.")]
    [InlineData(0.45, "Nearer than 60 % of models' own pictures are to the rest of their model.")]
    [InlineData(0.85, "Within one model's range: 20 % of models' own pictures lie farther from the rest of their model.")]
    [InlineData(1.05, "Outside one model's range, but nearer than 50 % of pictures are to another model.")]
    [InlineData(1.45, "No nearer than pictures and another model usually are.")]
    public void By_centre_it_is_told_as_a_distance_to_a_model(double distance, string sentence)
    {
        var scale = new DistanceScale(Scale.Own, Scale.Others, RankingMethod.Centre);

        Assert.Equal(sentence, DistanceMeaning.Of(distance, scale).Sentence);
    }

    [Fact]
    public void Too_few_pictures_say_nothing() => Assert.Equal("Unrated", DistanceMeaning.Of(0.1, new DistanceScale([], [])).Label);
}
