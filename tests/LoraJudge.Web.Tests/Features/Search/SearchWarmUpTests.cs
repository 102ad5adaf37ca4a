using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoraJudge.Web.Tests.Features.Search;

[Trait("group", "server")]
public sealed class SearchWarmUpTests
{
    [Fact]
    public async Task The_first_search_is_made_before_anybody_asks_and_its_picture_is_one_that_is_taken()
    {
        await using var portal = new Portal();
        await portal.SeedAsync();
        using var warmUp = new SearchWarmUp(
            portal.Get<StyleSearcher>(),
            portal.Get<IImageDecoder>(),
            portal.Get<CatalogueSnapshots>(),
            TimeProvider.System,
            NullLogger<SearchWarmUp>.Instance
        );
        var before = portal.Encoder.Encoded;

        await warmUp.StartAsync(TestContext.Current.CancellationToken);
        await warmUp.ExecuteTask!;

        Assert.True(portal.Encoder.Encoded > before);
    }
}
