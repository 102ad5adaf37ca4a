using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Tests.Features.Encoders;
using static LoraJudge.Web.Tests.Features.Catalogue.Indexing.AddedModels;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

[Trait("group", "server")]
public sealed class ModelsInTheMakingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_model_in_the_making_is_not_searched_with_half_of_its_pictures()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20, backend: "procedural");
        var item = await RunAsync(two, added, BuildStage.Encoding);

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);
        var during = AddedModels.Models(two).Any(model => model.ModelId == added);
        await StageAsync(two, item, BuildStage.Indexing);
        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        Assert.False(during);
        Assert.Equal(6, AddedModels.Models(two).Single(model => model.ModelId == added).References.Count);
    }

    [Theory]
    [InlineData(BuildStage.Waiting, false)]
    [InlineData(BuildStage.Generating, false)]
    [InlineData(BuildStage.Cleansing, false)]
    [InlineData(BuildStage.Failed, false)]
    [InlineData(BuildStage.Indexing, true)]
    [InlineData(BuildStage.Finished, true)]
    [InlineData(BuildStage.Cancelled, true)]
    public async Task What_a_run_made_counts_once_its_item_is_past_encoding_or_cancelled(BuildStage stage, bool counts)
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20, backend: "procedural");
        await RunAsync(two, added, stage);

        await two.Portal.Get<CatalogueIndex>().RefreshAsync(None);

        Assert.Equal(counts, AddedModels.Models(two).Any(model => model.ModelId == added));
    }

    [Fact]
    public async Task A_model_that_was_searched_before_goes_on_with_its_old_pictures_while_a_run_makes_more()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var model = two.Catalogue.Models[2].Id;
        await RunAsync(two, model, BuildStage.Generating);
        await AddPicturesAsync(two, model, style: 2, subjects: [20, 21], backend: "procedural");

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([model], None);

        Assert.Equal(6, AddedModels.Models(two).Single(row => row.ModelId == model).References.Count);
    }

    [Fact]
    public async Task Imported_pictures_count_whatever_a_failed_run_left_behind()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20, backend: null);
        await RunAsync(two, added, BuildStage.Failed);

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        Assert.Contains(added, AddedModels.Models(two).Select(model => model.ModelId));
    }

    [Fact]
    public async Task A_later_run_that_finished_ends_what_an_earlier_one_left()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20, backend: "procedural");
        await RunAsync(two, added, BuildStage.Failed);
        await RunAsync(two, added, BuildStage.Finished);

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        Assert.Contains(added, AddedModels.Models(two).Select(model => model.ModelId));
    }
}
