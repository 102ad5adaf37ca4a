using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Production.SampleSets;

namespace LoraJudge.Web.Tests.Features.Production.SampleSets;

public sealed class SetBalanceTests
{
    [Fact]
    public void Faces_alone_are_advised_against_as_the_paper_found()
    {
        var balance = SetBalance.Of([.. Enumerable.Repeat(Good(SampleCategory.Face), 30)]);

        Assert.Contains("Faces alone: the paper's FaceOnly variant was found worst", balance.Advice[0]);
        Assert.Contains("Not there yet: objects, landscapes, abstract art, geometric patterns, paintings.", balance.Advice[1]);
    }

    [Fact]
    public void Mostly_faces_are_advised_against_with_their_share()
    {
        var balance = SetBalance.Of([.. Diverse(2), .. Enumerable.Repeat(Good(SampleCategory.Face), 28)]);

        Assert.Contains("75 % are faces", balance.Advice[0]);
    }

    [Fact]
    public void Thirty_of_all_kinds_need_no_advice()
    {
        var balance = SetBalance.Of(Diverse(5));

        Assert.Empty(balance.Advice);
        Assert.Equal(6, balance.Shares.Count);
        Assert.All(balance.Shares, share => Assert.Equal(1 / 6.0, share.Share, 1e-12));
    }

    [Fact]
    public void Fewer_than_the_paper_used_are_said_to_be_few() =>
        Assert.Contains("12 samples: the paper used 30 for each model.", Assert.Single(SetBalance.Of(Diverse(2)).Advice));

    [Fact]
    public void Small_and_narrow_pictures_and_those_without_category_are_counted()
    {
        var balance = SetBalance.Of([
            .. Diverse(5),
            new SampleFacts(SampleCategory.Face, 300, 200),
            new SampleFacts(SampleCategory.Unknown, 2000, 500),
        ]);

        Assert.Contains(balance.Advice, advice => advice.StartsWith("1 picture is smaller than 512 pixels", StringComparison.Ordinal));
        Assert.Contains(balance.Advice, advice => advice.StartsWith("1 picture is more than twice as long", StringComparison.Ordinal));
        Assert.Contains(balance.Advice, advice => advice.StartsWith("1 picture has no category", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_set_asks_for_pictures() =>
        Assert.Equal("Add pictures: the paper used 30 for each model, of all kinds.", Assert.Single(SetBalance.Of([]).Advice));

    private static SampleFacts[] Diverse(int each) =>
        [
            .. SampleCategories
                .All.Where(category => category is not SampleCategory.Unknown)
                .SelectMany(category => Enumerable.Repeat(Good(category), each)),
        ];

    private static SampleFacts Good(SampleCategory category) => new(category, 1024, 768);
}
