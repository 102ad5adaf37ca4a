using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Shared.Settings;
using LoraJudge.Web.Tests.Features.Encoders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

[Trait("group", "server")]
public sealed class KeptRankingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_start_searches_by_the_last_index_before_it_looks_at_the_catalogue()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await ChangeAsync(two);

        var reopened = await Restarted(two).ReopenAsync(two.Portal.Encoder.Description, None);

        Assert.NotNull(reopened);
        Assert.Equal(two.Snapshot.EncoderHash, reopened.EncoderHash);
        Assert.Equal(two.Snapshot.Scale.Own, reopened.Scale.Own);
        Assert.Equal(Rank(two.Snapshot), Rank(reopened));
    }

    [Fact]
    public async Task A_start_goes_on_to_know_how_far_likelihoods_can_be_believed()
    {
        await using var two = await CentredAsync();

        var reopened = await Restarted(two).ReopenAsync(await two.Portal.Encoder.LoadAsync(TwoEncoders.Trained), None);

        Assert.NotNull(two.Snapshot.Posterior.CalibrationError);
        Assert.NotNull(two.Snapshot.Posterior.Fitted);
        Assert.Equal(two.Snapshot.Posterior, reopened!.Posterior);
    }

    [Fact]
    public async Task A_file_of_a_version_that_did_not_know_it_is_made_again()
    {
        await using var two = await CentredAsync();
        var centred = await two.Portal.Encoder.LoadAsync(TwoEncoders.Trained);
        var file = two.Portal.Get<StorageOptions>().RankingFile;
        var (index, label) = SpaceIndexFile.Open(file);
        var earlier = System.Text.Json.Nodes.JsonNode.Parse(label)!.AsObject();
        Assert.True(earlier.Remove("Posterior"));
        SpaceIndexFile.Save(file + ".earlier", index, System.Text.Encoding.UTF8.GetBytes(earlier.ToJsonString()));
        File.Move(file + ".earlier", file, overwrite: true);

        Assert.Null(await Restarted(two).ReopenAsync(centred, None));
        var again = await Restarted(two).BuildAsync(centred, refit: false, None);

        Assert.Equal(two.Snapshot.Posterior, again!.Posterior);
    }

    [Fact]
    public async Task A_start_puts_right_what_changed_meanwhile()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await ChangeAsync(two);
        var restarted = await Restarted(two).BuildAsync(two.Portal.Encoder.Description, refit: false, None);

        File.Delete(two.Portal.Get<StorageOptions>().RankingFile);
        var anew = await Restarted(two).BuildAsync(two.Portal.Encoder.Description, refit: false, None);

        Assert.Equal(TwoEncoders.Pictures - 1, restarted!.Index.ReferenceCount);
        Assert.Equal(Rank(anew!), Rank(restarted));
        Assert.Equal(anew!.Scale.Own, restarted.Scale.Own);
    }

    [Fact]
    public async Task An_unchanged_catalogue_leaves_the_index_as_it_is()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var index = two.Snapshot.Index;

        await two.Portal.Get<CatalogueIndex>().RefreshAsync(None);

        Assert.Same(index, two.Snapshot.Index);
    }

    [Fact]
    public async Task A_model_that_goes_leaves_the_index_and_new_traits_come_into_it()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var (gone, changed) = (two.Catalogue.Models[1].Id, two.Catalogue.Models[2].Id);
        await using (var context = await two.Portal.OpenAsync())
        {
            await context.LoraModels.Where(model => model.Id == gone).ExecuteDeleteAsync();
            await context
                .LoraModels.Where(model => model.Id == changed)
                .ExecuteUpdateAsync(set => set.SetProperty(model => model.BaseModel, "Other"));
        }

        await two.Portal.Get<CatalogueIndex>().RefreshAsync(None);

        Assert.DoesNotContain(gone, Rank(two.Snapshot).Select(model => model.ModelId));
        Assert.Equal([changed], Rank(two.Snapshot, traits => traits.BaseModel == "Other").Select(model => model.ModelId));
    }

    [Fact]
    public async Task A_damaged_file_is_made_anew()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var file = two.Portal.Get<StorageOptions>().RankingFile;
        // Replaced, not written into: the portal has the old one mapped.
        File.WriteAllBytes(file + ".half", File.ReadAllBytes(file)[..500]);
        File.Move(file + ".half", file, overwrite: true);

        Assert.Null(await Restarted(two).ReopenAsync(two.Portal.Encoder.Description, None));
        var anew = await Restarted(two).BuildAsync(two.Portal.Encoder.Description, refit: false, None);

        Assert.Equal(Rank(two.Snapshot), Rank(anew!));
        Assert.Equal(TwoEncoders.Models, BoundedIndexFile.Open(file).Index.ModelCount);
    }

    private static async Task<TwoEncoders> CentredAsync()
    {
        var two = await TwoEncoders.CreateAsync(models: 12, RankingMethod.Centre);
        await two.ActivateAsync();
        return two;
    }

    private static async Task ChangeAsync(TwoEncoders two)
    {
        var left = two.Catalogue.Models[0].References[0].Id;
        await using var context = await two.Portal.OpenAsync();
        await context
            .ReferenceImages.Where(image => image.Id == left)
            .ExecuteUpdateAsync(set => set.SetProperty(image => image.RemovedByCleansing, true));
    }

    /// <summary>As another process would build: only the folder is left of what was.</summary>
    private static SnapshotBuilder Restarted(TwoEncoders two) =>
        new(
            two.Portal.Get<EncoderRows>(),
            two.Portal.Get<ReferenceVectors>(),
            two.Portal.Get<StyleSpace>(),
            two.Portal.Get<ModelMarks>(),
            new RankingKeeper(two.Portal.Get<StorageOptions>(), NullLogger<RankingKeeper>.Instance)
        );

    private static IReadOnlyList<RankedModel> Rank(StyleSnapshot snapshot, Predicate<ModelTraits>? filter = null) =>
        snapshot.Index.Search(Enumerable.Repeat(0.5f, snapshot.Index.Dimensions).ToArray(), 100, filter);
}
