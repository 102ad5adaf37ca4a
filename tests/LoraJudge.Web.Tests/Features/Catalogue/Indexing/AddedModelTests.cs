using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Shared.Settings;
using LoraJudge.Web.Tests.Features.Encoders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static LoraJudge.Web.Tests.Features.Catalogue.Indexing.AddedModels;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

[Trait("group", "server")]
public sealed class AddedModelTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_update_of_one_model_finds_it_and_leaves_the_others_as_they_are()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var before = AddedModels.Models(two).ToDictionary(model => model.ModelId, model => model.Version);
        var added = await AddAsync(two, style: 20);

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        Assert.Equal(TwoEncoders.Models + 1, two.Snapshot.Index.ModelCount);
        Assert.Equal(added, Nearest(two, style: 20));
        Assert.All(
            AddedModels.Models(two).Where(model => model.ModelId != added),
            model => Assert.Equal(before[model.ModelId], model.Version)
        );
    }

    [Fact]
    public async Task An_update_by_parts_is_the_same_as_building_anew()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20);
        var gone = two.Catalogue.Models[1].Id;
        await using (var context = await two.Portal.OpenAsync())
            await context.LoraModels.Where(model => model.Id == gone).ExecuteDeleteAsync();

        var updated = await two.Portal.Get<CatalogueIndex>().UpdateAsync([added, gone], None);
        File.Delete(two.Portal.Get<StorageOptions>().RankingFile);

        var query = Vector(two, style: 20);
        Assert.DoesNotContain(gone, AddedModels.Models(two).Select(model => model.ModelId));
        Assert.Equal(new ExhaustiveIndex(AddedModels.Models(two)).Search(query, 100), updated!.Index.Search(query, 100));
    }

    [Fact]
    public async Task The_indexer_finds_what_others_add_and_encodes_what_has_no_vector()
    {
        await using var two = await TwoEncoders.CreateAsync();
        using var indexer = ActivatorUtilities.CreateInstance<CatalogueIndexer>(two.Portal.Services);
        await indexer.StartAsync(None);

        var told = await AddAsync(two, style: 20);
        two.Portal.Get<CatalogueSignal>().Changed(told);
        await FoundAsync(two, told);
        var byOthers = await AddAsync(two, style: 31);
        await FoundAsync(two, byOthers);
        var lacking = await AddAsync(two, style: 44, withVectors: false);
        await FoundAsync(two, lacking);

        await indexer.StopAsync(None);
        Assert.Equal(6, AddedModels.Models(two).Single(model => model.ModelId == lacking).References.Count);
    }

    [Fact]
    public async Task An_outgrown_style_space_is_fitted_anew_with_all_models()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var (index, old) = (two.Portal.Get<CatalogueIndex>(), two.Snapshot.EncoderHash);
        List<long> added = [];
        foreach (var style in (int[])[20, 31, 44, 57])
            added.Add(await AddAsync(two, style));
        await index.UpdateAsync(added, None);
        var byOldFit = two.Snapshot.EncoderHash;

        var refitted = await index.RefitOutgrownAsync(None);
        var again = await index.RefitOutgrownAsync(None);

        Assert.Equal((old, true, false), (byOldFit, refitted, again));
        Assert.NotEqual(old, two.Snapshot.EncoderHash);
        Assert.Equal(TwoEncoders.Models + 4, two.Snapshot.Index.ModelCount);
        await using var context = await two.Portal.OpenAsync();
        Assert.True(await context.Encoders.AnyAsync(row => row.Hash == two.Snapshot.EncoderHash && row.IsActive));
    }

    [Fact]
    public async Task The_index_is_written_aside_and_a_start_finds_it()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20);
        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        await two.Portal.Get<CatalogueIndex>().SaveAsync(None);

        Assert.Equal(TwoEncoders.Models + 1, BoundedIndexFile.Open(two.Portal.Get<StorageOptions>().RankingFile).Index.ModelCount);
        Assert.Equal(added, Nearest(two, style: 20));
    }
}
