using System.Net.Http.Json;
using System.Runtime.InteropServices;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Catalogue.Fit;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Shared.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoraJudge.Web.Tests.Features.Encoders;

/// <summary>A portal whose catalogue was made with an encoder that ranks by mean distance, and an encoder that ranks by centre.</summary>
[Trait("group", "server")]
public sealed class CentreEncoderTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_old_catalogue_is_answered_by_mean_distance_until_the_vectors_are_there_and_then_by_centre()
    {
        await using var two = await TwoEncoders.CreateAsync(ranking: RankingMethod.Centre);
        var gate = new TaskCompletionSource();
        two.Portal.Encoder.BulkGate = gate.Task;
        await two.Activation.ActivateAsync(two.TrainedId, None);

        var look = two.LookAsync();
        var meanwhile = await SearchAsync(two, style: 2);
        gate.SetResult();
        await look;
        var after = await SearchAsync(two, style: 2);

        Assert.Equal((TwoEncoders.Configured, RankingMethod.MeanDistance), (meanwhile.StatisticsHash, meanwhile.Snapshot.Ranking));
        Assert.Equal((TwoEncoders.Trained, RankingMethod.Centre), (after.StatisticsHash, after.Snapshot.Ranking));
        Assert.Equal(await NaiveAsync(two, after), Ranking(after), new SameRanking());
        Assert.Equal(TwoEncoders.Pictures, two.Snapshot.Index.ReferenceCount);
        Assert.Equal(TwoEncoders.Trained, await two.ActiveAsync());
        Assert.Null(await two.WantedAsync());
    }

    [Fact]
    public async Task Switching_back_and_forth_encodes_nothing_again_and_ranks_as_before()
    {
        await using var two = await TwoEncoders.CreateAsync(ranking: RankingMethod.Centre);
        var byMeanDistance = Ranking(await SearchAsync(two, style: 2));
        await two.ActivateAsync();
        var (encoded, space, byCentre) = (two.Portal.Encoder.Encoded, two.Snapshot.EncoderHash, Ranking(await SearchAsync(two, style: 2)));

        await two.Activation.DeactivateAsync(None);
        await two.LookAsync();
        var back = (await two.ActiveAsync(), Ranking(await SearchAsync(two, style: 2)));
        await two.ActivateAsync();

        Assert.Equal(TwoEncoders.Configured, back.Item1);
        Assert.Equal(byMeanDistance, back.Item2);
        Assert.Equal(space, two.Snapshot.EncoderHash);
        Assert.Equal(byCentre, Ranking(await SearchAsync(two, style: 2)));
        Assert.Equal(encoded + 3, two.Portal.Encoder.Encoded);
        Assert.Equal(TwoEncoders.Trained, await two.ActiveAsync());
    }

    [Fact]
    public async Task An_activation_that_is_taken_back_leaves_the_old_encoder_the_active_one()
    {
        await using var two = await TwoEncoders.CreateAsync(ranking: RankingMethod.Centre);
        var trained = await two.Portal.Encoder.LoadAsync(TwoEncoders.Trained);
        await two.Portal.Get<MissingVectors>().EncodeAsync(trained, None);

        Assert.False(await two.Portal.Get<CatalogueIndex>().SwitchAsync(trained, two.TrainedId, None));

        Assert.Equal(TwoEncoders.Configured, await two.ActiveAsync());
    }

    [Fact]
    public async Task The_adaptation_is_kept_as_a_projection_of_its_encoder()
    {
        await using var two = await TwoEncoders.CreateAsync(ranking: RankingMethod.Centre);
        await two.ActivateAsync();

        await using var context = await two.Portal.OpenAsync();
        var row = await context.Encoders.SingleAsync(encoder => encoder.SourceId == two.TrainedId);

        Assert.Equal((EncoderKind.Projection, EncoderRanking.Centre), (row.Kind, row.Ranking));
        Assert.Equal((two.Snapshot.EncoderHash, TwoEncoders.Pictures), (row.Hash, row.FittedOn));
        Assert.Equal(((CentreAdaptation)two.Snapshot.Projection!).ToBytes(), row.Projection);
        Assert.Contains("adapted to 36 pictures", row.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_models_come_into_the_index_one_by_one()
    {
        await using var two = await CentredAsync();
        var (left, gone) = (two.Catalogue.Models[0], two.Catalogue.Models[1].Id);
        var before = two.Snapshot;
        await using (var context = await two.Portal.OpenAsync())
        {
            var image = left.References[0].Id;
            await context
                .ReferenceImages.Where(row => row.Id == image)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.RemovedByCleansing, true));
            await context.LoraModels.Where(model => model.Id == gone).ExecuteDeleteAsync();
        }

        var changed = await two.Portal.Get<CatalogueIndex>().ChangedAsync(None);
        await two.Portal.Get<CatalogueIndex>().UpdateAsync(changed, None);

        Assert.Equal([left.Id, gone], changed.Order());
        Assert.Equal(before.EncoderHash, two.Snapshot.EncoderHash);
        Assert.Equal(before.Index.ReferenceCount - 7, two.Snapshot.Index.ReferenceCount);
        var after = await SearchAsync(two, style: 2);
        Assert.Equal(await NaiveAsync(two, after), Ranking(after), new SameRanking());
        Assert.Equal(two.Snapshot.Index.ReferenceCount, two.Snapshot.Scale.Own.Count);
    }

    [Fact]
    public async Task A_start_searches_by_the_last_centres_before_it_looks_at_the_catalogue()
    {
        await using var two = await CentredAsync();
        var description = two.Portal.Encoder.Description;

        var reopened = await Restarted(two).ReopenAsync(description, None);
        var built = await Restarted(two).BuildAsync(description, refit: false, None);

        Assert.NotNull(reopened);
        Assert.Equal(RankingMethod.Centre, reopened.Ranking);
        Assert.Equal(two.Snapshot.EncoderHash, reopened.EncoderHash);
        Assert.Equal(two.Snapshot.Scale.Own, reopened.Scale.Own);
        Assert.Equal(RankingMethod.Centre, reopened.Scale.Ranking);
        float[] query = [.. Enumerable.Repeat(0.5f, two.Snapshot.Index.Dimensions)];
        Assert.Equal(two.Snapshot.Index.Search(query, 100), reopened.Index.Search(query, 100));
        Assert.Equal(two.Snapshot.Index.Search(query, 100), built!.Index.Search(query, 100));
    }

    [Fact]
    public async Task A_catalogue_that_has_shrunk_by_half_is_adapted_to_again()
    {
        await using var two = await CentredAsync();
        var (before, gone) = (two.Snapshot.EncoderHash, two.Catalogue.Models.Take(3).Select(model => model.Id).ToArray());
        await using (var context = await two.Portal.OpenAsync())
            await context.LoraModels.Where(model => gone.Contains(model.Id)).ExecuteDeleteAsync();
        await two.Portal.Get<CatalogueIndex>().UpdateAsync(gone, None);
        Assert.Equal(before, two.Snapshot.EncoderHash);

        Assert.True(await two.Portal.Get<CatalogueIndex>().RefitOutgrownAsync(None));

        Assert.NotEqual(before, two.Snapshot.EncoderHash);
        Assert.Equal((3, RankingMethod.Centre), (two.Snapshot.Index.ModelCount, two.Snapshot.Ranking));
        Assert.Equal(TwoEncoders.Trained, await two.ActiveAsync());
        var after = await SearchAsync(two, style: 4);
        Assert.Equal(await NaiveAsync(two, after), Ranking(after), new SameRanking());
    }

    [Fact]
    public async Task The_fit_of_the_encoder_is_measured_by_centre()
    {
        await using var two = await CentredAsync();

        var report = await two.Portal.Get<EncoderFitKeeper>().MeasureAsync(None);

        Assert.NotNull(report);
        Assert.True(report.IsTrained);
        var group = Assert.Single(report.Groups);
        Assert.Equal(two.Snapshot.Scale.Own.Average(), group.OwnDistance, 4);
    }

    [Fact]
    public async Task The_encoders_page_says_how_each_ranks()
    {
        await using var two = await TwoEncoders.CreateAsync(ranking: RankingMethod.Centre);

        var view = await two.Portal.Get<EncoderList>().GetAsync(None);

        Assert.Equal(
            ["Distance to the model's centre, adapted to this catalogue", "Mean distance to the model's pictures (the paper's Eq. 3)"],
            view.Encoders.Select(encoder => encoder.Ranking)
        );
    }

    [Fact]
    public async Task Scripts_and_the_page_of_a_result_are_told_what_a_distance_is()
    {
        await using var two = await TwoEncoders.CreateAsync(ranking: RankingMethod.Centre);
        var query = SeededCatalogue.Picture(two.Portal.Get<IImageDecoder>(), style: 2, subject: 9);
        var before = await ToldAsync(two, query);

        await two.ActivateAsync();
        var after = await ToldAsync(two, query);

        Assert.Equal(("meanDistance", "centre"), (before.Script.RankedBy, after.Script.RankedBy));
        Assert.Contains("by mean distance to the model's pictures", before.Page);
        Assert.Contains("by distance to the model's centre", after.Page);
    }

    [Fact]
    public async Task Studies_are_offered_the_adapted_encoder_and_not_the_bare_one()
    {
        await using var two = await CentredAsync();
        await using var context = await two.Portal.OpenAsync();

        var offered = await context.Encoders.Where(Encoder.CanRank).Select(encoder => encoder.Hash).ToListAsync();

        Assert.Contains(two.Snapshot.EncoderHash, offered);
        Assert.DoesNotContain(TwoEncoders.Trained, offered);
    }

    private static async Task<(ApiRanking Script, string Page)> ToldAsync(TwoEncoders two, byte[] query)
    {
        using var script = two.Portal.CreateClient();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(query), "picture", "a.jpg" } };
        using var answer = await script.PostAsync("/api/search?top=5", form);
        using var browser = two.Portal.Browser();
        var page = await browser.GetStringAsync(await Portal.SearchedAsync(browser, query));
        return ((await answer.Content.ReadFromJsonAsync<ApiRanking>())!, WebUtility.HtmlDecode(page));
    }

    private static async Task<TwoEncoders> CentredAsync()
    {
        var two = await TwoEncoders.CreateAsync(ranking: RankingMethod.Centre);
        await two.ActivateAsync();
        return two;
    }

    private static async Task<StyleQuery> SearchAsync(TwoEncoders two, int style)
    {
        var picture = SeededCatalogue.Picture(two.Portal.Get<IImageDecoder>(), style, subject: 9);
        return await two.Portal.Get<StyleSearcher>().EncodeAsync(picture, new SearchTimings(TimeProvider.System), None);
    }

    private static IReadOnlyList<RankedModel> Ranking(StyleQuery query) =>
        StyleSearcher.Rank(query, top: 100, new SearchTimings(TimeProvider.System));

    /// <summary>From the tables: adapted, averaged, shrunken, compared.</summary>
    private static async Task<IReadOnlyList<RankedModel>> NaiveAsync(TwoEncoders two, StyleQuery query)
    {
        var adaptation = (CentreAdaptation)query.Snapshot.Projection!;
        await using var context = await two.Portal.OpenAsync();
        var rows = await context
            .Embeddings.Where(row => row.EncoderId == two.TrainedId && !row.ReferenceImage.RemovedByCleansing)
            .Select(row => new { row.ReferenceImage.LoraModelId, row.Vector })
            .ToListAsync();
        var vector = adaptation.Project(query.Statistics);
        return
        [
            .. rows.GroupBy(row => row.LoraModelId, row => adaptation.Project(MemoryMarshal.Cast<byte, float>(row.Vector)))
                .Select(model => new RankedModel(model.Key, StyleDistance.Between(vector, adaptation.Centre([.. model]))))
                .OrderBy(model => model.Distance)
                .ThenBy(model => model.ModelId),
        ];
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

    private sealed class SameRanking : IEqualityComparer<RankedModel>
    {
        public bool Equals(RankedModel x, RankedModel y) => x.ModelId == y.ModelId && Math.Abs(x.Distance - y.Distance) < 1e-6;

        public int GetHashCode(RankedModel obj) => obj.ModelId.GetHashCode();
    }
}
