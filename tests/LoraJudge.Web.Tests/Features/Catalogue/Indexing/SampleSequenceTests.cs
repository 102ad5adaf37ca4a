using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Catalogue.Indexing;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

public sealed class SampleSequenceTests
{
    [Fact]
    public void Categories_take_turns() =>
        Assert.Equal(
            ["a1", "b1", "a2", "b2", "a3"],
            Order(
                ("a1", SampleCategory.Face),
                ("a2", SampleCategory.Face),
                ("a3", SampleCategory.Face),
                ("b1", SampleCategory.Object),
                ("b2", SampleCategory.Object)
            )
        );

    [Fact]
    public void Without_categories_names_tell_the_kind()
    {
        string[] codes = ["dog-1", "dog-2", "house-1", "house-2"];

        Assert.Equal(["dog-1", "house-1", "dog-2", "house-2"], Order([.. codes.Select(code => (code, SampleCategory.Unknown))]));
    }

    private static IEnumerable<string> Order(params (string Code, SampleCategory Category)[] samples) =>
        SampleSequence
            .Order(samples.Select((sample, id) => new SampleKey(1, id, sample.Category, sample.Code)), key => key)
            .Select(key => key.Code);
}
