using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Tests.Features.Encoders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Catalog.Indexing;

public sealed class AddedModelTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_update_of_one_model_finds_it_and_leaves_the_others_as_they_are()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var before = Models(two).ToDictionary(model => model.ModelId, model => model.Version);
        var added = await AddAsync(two, style: 20);

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        Assert.Equal(TwoEncoders.Models + 1, two.Snapshot.Index.ModelCount);
        Assert.Equal(added, Nearest(two, style: 20));
        Assert.All(Models(two).Where(model => model.ModelId != added), model => Assert.Equal(before[model.ModelId], model.Version));
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
        Assert.DoesNotContain(gone, Models(two).Select(model => model.ModelId));
        Assert.Equal(new ExhaustiveIndex(Models(two)).Search(query, 100), updated!.Index.Search(query, 100));
    }

    [Fact]
    public async Task A_model_in_the_making_is_not_searched_with_half_of_its_pictures()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20, backend: "procedural");
        var item = await RunAsync(two, added, BuildStage.Encoding);

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);
        var during = Models(two).Any(model => model.ModelId == added);
        await StageAsync(two, item, BuildStage.Indexing);
        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        Assert.False(during);
        Assert.Equal(6, Models(two).Single(model => model.ModelId == added).References.Count);
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

        Assert.Equal(counts, Models(two).Any(model => model.ModelId == added));
    }

    [Fact]
    public async Task A_model_that_was_searched_before_goes_on_with_its_old_pictures_while_a_run_makes_more()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var model = two.Catalogue.Models[2].Id;
        await RunAsync(two, model, BuildStage.Generating);
        await AddPicturesAsync(two, model, style: 2, subjects: [20, 21], backend: "procedural");

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([model], None);

        Assert.Equal(6, Models(two).Single(row => row.ModelId == model).References.Count);
    }

    [Fact]
    public async Task Imported_pictures_count_whatever_a_failed_run_left_behind()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20, backend: null);
        await RunAsync(two, added, BuildStage.Failed);

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        Assert.Contains(added, Models(two).Select(model => model.ModelId));
    }

    [Fact]
    public async Task A_later_run_that_finished_ends_what_an_earlier_one_left()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var added = await AddAsync(two, style: 20, backend: "procedural");
        await RunAsync(two, added, BuildStage.Failed);
        await RunAsync(two, added, BuildStage.Finished);

        await two.Portal.Get<CatalogueIndex>().UpdateAsync([added], None);

        Assert.Contains(added, Models(two).Select(model => model.ModelId));
    }

    [Fact]
    public async Task A_look_leads_from_new_vectors_to_their_models_alone()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var (look, encoder) = (two.Portal.Get<CatalogueLook>(), await EncoderIdAsync(two));
        var before = (await look.SeeAsync(encoder, before: null, None)).State;
        var added = await AddAsync(two, style: 20);

        var sight = await look.SeeAsync(encoder, before, None);

        Assert.Equal([added], sight.Models!);
        Assert.Empty(sight.Lacking!);
        var still = await look.SeeAsync(encoder, sight.State, None);
        Assert.Equal((0, 0), (still.Models!.Count, still.Lacking!.Count));
    }

    [Fact]
    public async Task A_look_that_misses_vectors_has_all_models_compared()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var (look, encoder) = (two.Portal.Get<CatalogueLook>(), await EncoderIdAsync(two));
        var before = (await look.SeeAsync(encoder, before: null, None)).State;
        await using (var context = await two.Portal.OpenAsync())
            await context.LoraModels.Where(model => model.Id == two.Catalogue.Models[0].Id).ExecuteDeleteAsync();
        await AddAsync(two, style: 20);

        var sight = await look.SeeAsync(encoder, before, None);

        Assert.Null(sight.Models);
        Assert.Contains(two.Catalogue.Models[0].Id, await two.Portal.Get<CatalogueIndex>().ChangedAsync(None));
    }

    [Fact]
    public async Task A_look_names_the_models_whose_new_pictures_have_no_vector()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var (look, encoder) = (two.Portal.Get<CatalogueLook>(), await EncoderIdAsync(two));
        var before = (await look.SeeAsync(encoder, before: null, None)).State;
        var added = await AddAsync(two, style: 20, withVectors: false);

        var sight = await look.SeeAsync(encoder, before, None);

        Assert.Equal([added], sight.Lacking!);
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
        Assert.Equal(6, Models(two).Single(model => model.ModelId == lacking).References.Count);
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

    private static IReadOnlyList<ModelReferences> Models(TwoEncoders two) => ((BoundedIndex)two.Snapshot.Index).Models();

    private static float[] Vector(TwoEncoders two, int style)
    {
        var decoder = two.Portal.Get<IImageDecoder>();
        var pixels = decoder.DecodeSquare(SeededCatalogue.Picture(decoder, style, 9), FakeStyleEncoder.Edge);
        return two.Snapshot.ToStyle(FakeStyleEncoder.Encode(pixels));
    }

    private static long Nearest(TwoEncoders two, int style) => two.Snapshot.Index.Search(Vector(two, style), 1)[0].ModelId;

    private static Task<long> EncoderIdAsync(TwoEncoders two) =>
        two.Portal.Get<EncoderRows>().IdOfAsync(two.Portal.Encoder.Description, None);

    private static async Task FoundAsync(TwoEncoders two, long model)
    {
        for (var look = 0; look < 200 && Models(two).All(row => row.ModelId != model || row.References.Count < 6); look++)
            await Task.Delay(50);
        Assert.Contains(model, Models(two).Select(row => row.ModelId));
    }

    private static async Task<long> AddAsync(TwoEncoders two, int style, string? backend = null, bool withVectors = true)
    {
        var model = new LoraModel
        {
            Slug = $"added-{style}",
            Name = $"Added {style}",
            LoraName = $"added_{style}",
            CreatedUtc = DateTime.UnixEpoch.AddYears(60),
        };
        await using (var context = await two.Portal.OpenAsync())
        {
            context.Add(model);
            await context.SaveChangesAsync();
        }

        await AddPicturesAsync(two, model.Id, style, [0, 1, 2, 3, 4, 5], backend, withVectors);
        return model.Id;
    }

    private static async Task AddPicturesAsync(
        TwoEncoders two,
        long model,
        int style,
        int[] subjects,
        string? backend,
        bool withVectors = true
    )
    {
        var blobs = two.Portal.Get<Data.Blobs.IBlobStore>();
        await using (var context = await two.Portal.OpenAsync())
        {
            var set = await context.SampleSets.Include(set => set.Images).SingleAsync();
            foreach (var subject in subjects)
            {
                var sample =
                    subject < set.Images.Count ? set.Images[subject] : new SampleImage { SampleSet = set, Code = $"more-{subject}" };
                context.Add(
                    new ReferenceImage
                    {
                        LoraModelId = model,
                        SampleImage = sample,
                        BlobSha256 = await blobs.PutAsync(SeededCatalogue.Picture(two.Portal.Get<IImageDecoder>(), style, subject)),
                        Width = 96,
                        Height = 96,
                        Backend = backend,
                        CreatedUtc = DateTime.UnixEpoch.AddYears(60),
                    }
                );
            }

            await context.SaveChangesAsync();
        }

        if (withVectors)
            await two.Portal.Get<MissingVectors>().EncodeAsync(two.Portal.Encoder.Description, None, [model]);
    }

    private static async Task<long> RunAsync(TwoEncoders two, long model, BuildStage stage)
    {
        await using var context = await two.Portal.OpenAsync();
        var item = new BuildItem { LoraModelId = model, Stage = stage };
        context.Add(
            new BuildRun
            {
                Name = "Run",
                Backend = "procedural",
                SampleSetId = await context.SampleSets.Select(set => set.Id).SingleAsync(),
                State = BuildState.Running,
                CreatedUtc = DateTime.UnixEpoch.AddYears(59),
                Items = [item],
            }
        );
        await context.SaveChangesAsync();
        return item.Id;
    }

    private static async Task StageAsync(TwoEncoders two, long item, BuildStage stage)
    {
        await using var context = await two.Portal.OpenAsync();
        await context.BuildItems.Where(row => row.Id == item).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stage, stage));
    }
}
