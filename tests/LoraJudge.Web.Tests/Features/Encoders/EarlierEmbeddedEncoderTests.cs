using System.Runtime.InteropServices;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders;
using LoraJudge.Web.Features.Encoders.Activation;
using LoraJudge.Web.Features.Encoders.Loading;
using LoraJudge.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoraJudge.Web.Tests.Features.Encoders;

/// <summary>A portal whose catalogue was encoded by the embedded encoder of an earlier version of the program.</summary>
[Trait("needs", "torch")]
[Trait("group", "server")]
public sealed class EarlierEmbeddedEncoderTests : IAsyncDisposable
{
    private const int Models = 6;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly EmbeddedCheckpoint Earlier = EmbeddedEncoder.Earlier[0];
    private static readonly EmbeddedCheckpoint Present = EmbeddedEncoder.Present;
    private static readonly EncoderOptions Options = new() { Device = "cpu" };

    private readonly Portal portal = new()
    {
        Configure = services =>
        {
            services.RemoveAll<EncoderOptions>();
            services.AddSingleton(Options);
            services.AddSingleton<EncoderService>();
            services.Replace(ServiceDescriptor.Singleton<IStyleEncoder>(provider => provider.GetRequiredService<EncoderService>()));
        },
    };

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Searches_are_answered_by_its_vectors_until_those_of_the_present_one_are_there()
    {
        await SeedAsync(EncoderKind.Trained, Earlier.Hash);
        var service = portal.Get<EncoderService>();
        await service.StartAsync(None);
        await service.ReadyAsync();
        await portal.Get<CatalogueIndex>().RefreshAsync(None);

        var meanwhile = await SearchAsync();
        var pending = (await portal.Get<EncoderList>().GetAsync(None)).Pending;
        await portal.Get<EncoderSwitch>().LookAsync(None);
        var after = await SearchAsync();
        await service.StopAsync(None);

        Assert.Equal((Earlier.Hash, RankingMethod.MeanDistance), (meanwhile.StatisticsHash, meanwhile.Snapshot.Ranking));
        Assert.Equal(Models, meanwhile.Snapshot.Index.ModelCount);
        Assert.Equal((Present.Hash, 0, Models * 6), (pending!.Hash, pending.Vectors, pending.Pictures));
        Assert.Equal((Present.Hash, RankingMethod.Centre), (after.StatisticsHash, after.Snapshot.Ranking));
        Assert.Equal(Models, after.Snapshot.Index.ModelCount);
        Assert.Equal(Present.Hash, (await ActiveAsync()).Hash);
    }

    [Fact]
    public async Task It_is_chosen_again_and_left_again_like_an_encoder_that_was_trained_here()
    {
        await SeedAsync(EncoderKind.Trained, Earlier.Hash);
        var service = portal.Get<EncoderService>();
        await service.StartAsync(None);
        await service.ReadyAsync();
        await portal.Get<EncoderSwitch>().LookAsync(None);

        await portal.Get<EncoderActivation>().ActivateAsync((await RowAsync(Earlier.Hash)).Id, None);
        await portal.Get<EncoderSwitch>().LookAsync(None);
        var back = await SearchAsync();
        await portal.Get<EncoderSwitch>().LookAsync(None);
        var stayed = await SearchAsync();
        await portal.Get<EncoderActivation>().DeactivateAsync(None);
        await portal.Get<EncoderSwitch>().LookAsync(None);
        var left = await SearchAsync();
        await service.StopAsync(None);

        Assert.Equal((Earlier.Hash, RankingMethod.MeanDistance), (back.StatisticsHash, back.Snapshot.Ranking));
        Assert.Equal(Earlier.Hash, stayed.StatisticsHash);
        Assert.Equal((Present.Hash, RankingMethod.Centre), (left.StatisticsHash, left.Snapshot.Ranking));
    }

    [Fact]
    public async Task Its_checkpoint_becomes_one_of_the_portals_own_files()
    {
        await SeedAsync(EncoderKind.Trained, Earlier.Hash);

        using var first = await Source().LoadFirstAsync(None);

        var row = await RowAsync(Earlier.Hash);
        Assert.Equal(EncoderKind.Embedded, row.Kind);
        Assert.Equal(Earlier.Read(), await portal.Get<IBlobStore>().GetAsync(row.CheckpointSha256!));
        Assert.Equal(264, EncoderRegistration.ReadFacts(row.Facts)!.TrainedOn!.Single().Models);
    }

    [Fact]
    public async Task The_present_ones_checkpoint_is_kept_for_later_versions_and_nobody_has_to_choose_it()
    {
        using var first = await Source().LoadFirstAsync(None);

        var row = await RowAsync(Present.Hash);
        Assert.Equal(Present.Hash, first.Description.Hash);
        Assert.Equal((EncoderKind.Embedded, false), (row.Kind, row.IsWanted));
        Assert.Equal(Present.Read(), await portal.Get<IBlobStore>().GetAsync(row.CheckpointSha256!));
        Assert.False(Assert.Single((await portal.Get<EncoderList>().GetAsync(None)).Encoders).IsTrained);
    }

    [Fact]
    public async Task The_page_says_what_each_was_trained_on_by_source_with_licence_and_how_the_present_one_does_on_real_pictures()
    {
        await SeedAsync(EncoderKind.Trained, Earlier.Hash);
        using var first = await Source().LoadFirstAsync(None);

        var views = (await portal.Get<EncoderList>().GetAsync(None)).Encoders.ToDictionary(view => view.Hash);

        Assert.Equal(Present.Facts.TrainedOn!.Count, views[Present.Hash].TrainedOn.Count);
        Assert.Contains(
            "Artist prompts of SupaGruen/StableDiffusion-CheatSheet: 851 models, 3,404 pictures (MIT)",
            views[Present.Hash].TrainedOn
        );
        var measured = views[Present.Hash]
            .Measures.Where(measure => measure.Title.StartsWith("Real pictures, not trained on: ", StringComparison.Ordinal));
        Assert.Equal(Present.Facts.OnRealPictures!.Count, measured.Count());
        Assert.All(measured, measure => Assert.Contains(measure.Figures, figure => figure.Name == "MRR, the query left out"));
        Assert.Equal(["Procedural styles, which this project paints: 264 models, 3,168 pictures"], views[Earlier.Hash].TrainedOn);
        Assert.Equal("Embedded in an earlier version, trained", views[Earlier.Hash].Kind);
    }

    [Fact]
    public async Task One_that_the_present_version_was_never_told_of_answers_by_the_checkpoint_that_the_portal_kept()
    {
        await SeedAsync(EncoderKind.Embedded, TwoEncoders.Trained, adapted: true);

        using var first = await Source(fakes: true).LoadFirstAsync(None);

        Assert.Equal(TwoEncoders.Trained, first.Description.Hash);
        Assert.Equal(TwoEncoders.Trained, (await ActiveAsync()).Hash);
        Assert.Equal(Present.Hash, (await portal.Get<EncoderStanding>().WantedAsync(None))!.Hash);
    }

    [Fact]
    public async Task Who_cancels_the_change_stays_with_it_after_the_next_start()
    {
        await SeedAsync(EncoderKind.Trained, Earlier.Hash);
        using (await Source().LoadFirstAsync(None))
            await portal.Get<EncoderActivation>().CancelAsync(None);

        using var next = await Source().LoadFirstAsync(None);

        Assert.Equal(Earlier.Hash, next.Description.Hash);
        Assert.Null(await portal.Get<EncoderStanding>().WantedAsync(None));
    }

    [Fact]
    public async Task A_catalogue_without_vectors_of_it_begins_with_the_present_one()
    {
        await SeedAsync(EncoderKind.Trained, Earlier.Hash);
        await using (var context = await portal.OpenAsync())
            await context.Embeddings.ExecuteDeleteAsync();

        using var first = await Source().LoadFirstAsync(None);

        Assert.Equal(Present.Hash, first.Description.Hash);
        Assert.Null(await portal.Get<EncoderStanding>().WantedAsync(None));
    }

    [Fact]
    public async Task Another_encoder_that_was_chosen_stays_chosen_and_it_can_be_chosen_too()
    {
        await SeedAsync(EncoderKind.Trained, Earlier.Hash);
        await using (var context = await portal.OpenAsync())
        {
            await context.Encoders.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsActive, false));
            context.Encoders.Add(await TrainedAsync(EncoderKind.Trained, TwoEncoders.Trained, isActive: true));
            await context.SaveChangesAsync();
        }

        using var first = await Source(fakes: true).LoadFirstAsync(None);

        Assert.Equal(TwoEncoders.Trained, first.Description.Hash);
        Assert.Null(await portal.Get<EncoderStanding>().WantedAsync(None));
        var view = (await portal.Get<EncoderList>().GetAsync(None)).Encoders.Single(encoder => encoder.Hash == Earlier.Hash);
        Assert.Equal((true, true), (view.IsTrained, view.HasAllVectors));
    }

    [Fact]
    public async Task Its_models_count_as_there_before_when_the_fit_is_measured()
    {
        await SeedAsync(EncoderKind.Trained, Earlier.Hash);
        using var first = await Source().LoadFirstAsync(None);

        var groups = await portal.Get<Web.Features.Catalogue.Fit.EncoderFitGroups>().ReadAsync(Earlier.Hash, await ModelsAsync(), None);

        Assert.Equal([Web.Features.Catalogue.Fit.FitModels.Before], groups!.Models.Keys);
        Assert.False(groups.IsTrained);
    }

    /// <summary>Tables as the version before left them.</summary>
    /// <param name="adapted">Whether the active encoder is the projection that adapts it.</param>
    private async Task SeedAsync(EncoderKind kind, string hash, bool adapted = false)
    {
        await portal.SeedAsync(Models);
        await using var context = await portal.OpenAsync();
        var row = await TrainedAsync(kind, hash, isActive: !adapted);
        context.Encoders.Add(row);
        if (adapted)
            context.Encoders.Add(
                new Encoder
                {
                    Hash = new string('e', 64),
                    Name = "Adapted",
                    Kind = EncoderKind.Projection,
                    Source = row,
                    Projection = [1],
                    CreatedUtc = DateTime.UnixEpoch,
                    IsActive = true,
                }
            );
        using var encoder = hash == Earlier.Hash ? EncoderLoader.Load(Options, Earlier.Load) : null;
        foreach (var image in await context.ReferenceImages.ToListAsync())
            context.Embeddings.Add(
                new Embedding
                {
                    ReferenceImage = image,
                    Encoder = row,
                    Vector = encoder is null ? [] : await VectorAsync(encoder, image.BlobSha256),
                }
            );
        await context.SaveChangesAsync();
    }

    private async Task<byte[]> VectorAsync(BatchEncoder encoder, string blob)
    {
        var file = await portal.Get<IBlobStore>().GetAsync(blob);
        var picture = portal.Get<IImageDecoder>().DecodeSquare(file!, encoder.Description.InputEdge);
        return MemoryMarshal.AsBytes<float>(encoder.Encode([picture])[0]).ToArray();
    }

    /// <summary>Before checkpoints were kept, an embedded encoder was a trained one without a checkpoint.</summary>
    private async Task<Encoder> TrainedAsync(EncoderKind kind, string hash, bool isActive) =>
        new()
        {
            Hash = hash,
            Name = "Embedded encoder",
            Kind = kind,
            Dimensions = 128,
            CheckpointSha256 = hash == TwoEncoders.Trained ? await portal.Get<IBlobStore>().PutAsync(FakeCheckpoints.File) : null,
            IsActive = isActive,
            CreatedUtc = DateTime.UnixEpoch,
        };

    private async Task<StyleQuery> SearchAsync()
    {
        var picture = SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 2, subject: 9);
        return await portal.Get<StyleSearcher>().EncodeAsync(picture, new SearchTimings(TimeProvider.System), None);
    }

    private async Task<Encoder> RowAsync(string hash)
    {
        await using var context = await portal.OpenAsync();
        return await context.Encoders.SingleAsync(row => row.Hash == hash);
    }

    private async Task<Encoder> ActiveAsync()
    {
        await using var context = await portal.OpenAsync();
        return await context.Encoders.SingleAsync(row => row.IsActive);
    }

    private async Task<Dictionary<long, int>> ModelsAsync()
    {
        await using var context = await portal.OpenAsync();
        return await context.LoraModels.ToDictionaryAsync(model => model.Id, _ => 6);
    }

    /// <param name="fakes">Whether checkpoints are read that are no networks.</param>
    private PortalEncoders Source(bool fakes = false) =>
        new(
            Options,
            portal.Get<EncoderStanding>(),
            portal.Get<EmbeddedEncoders>(),
            portal.Get<CheckpointFiles>(),
            fakes ? new FakeCheckpoints(TwoEncoders.Trained) : new CheckpointReader(),
            portal.Get<EncoderNotices>(),
            NullLogger<PortalEncoders>.Instance
        );
}
