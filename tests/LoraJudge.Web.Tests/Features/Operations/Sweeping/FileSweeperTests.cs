using LoraJudge.Data.Blobs;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Operations.Sweeping;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Tests.Features.Artists;
using LoraJudge.Web.Tests.Features.Models.Registering;
using LoraJudge.Web.Tests.Features.Production.Building;
using LoraJudge.Web.Tests.Features.Results.Exporting;
using LoraJudge.Web.Tests.Features.Studies.Opening;
using LoraJudge.Web.Tests.Features.Training.Running;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Operations.Sweeping;

[Trait("group", "server")]
public sealed class FileSweeperTests
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Old_files_that_no_row_names_go_and_all_others_stay()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 2);
        var before = await BlobsAsync(portal);
        var (old, young) = (await PutAsync(portal, 1), await PutAsync(portal, 2));
        Age(portal);
        Touch(portal, young);

        await SweepAsync(portal);

        Assert.Equal(before.Append(young).Order(StringComparer.Ordinal), (await BlobsAsync(portal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(old, await BlobsAsync(portal));
    }

    [Fact]
    public async Task A_file_that_is_put_again_while_its_row_is_on_its_way_stays()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 2);
        var sha = await PutAsync(portal, 1);
        Age(portal);

        await PutAsync(portal, 1);
        await SweepAsync(portal);

        Assert.Contains(sha, await BlobsAsync(portal));
    }

    [Fact]
    public async Task Nothing_goes_where_the_database_knows_less_than_half_of_the_files_unless_that_is_wanted()
    {
        foreach (var (setting, left) in new[] { ("false", 5), ("true", 0) })
        {
            await using var portal = new Portal(("Storage:SweepEvenMost", setting));
            foreach (var number in Enumerable.Range(0, 5))
                await PutAsync(portal, (byte)number);
            Age(portal);

            await SweepAsync(portal);

            Assert.Equal(left, (await BlobsAsync(portal)).Count);
        }
    }

    [Fact]
    public async Task Thumbnails_whose_picture_is_gone_go()
    {
        await using var portal = new Portal();
        var seeded = await portal.SeedAsync(models: 2);
        var (gone, kept) = (seeded.Models[0].References[0].BlobSha256, seeded.Models[1].References[0].BlobSha256);
        using var browser = portal.Browser();
        foreach (var sha in new[] { gone, kept })
            (await browser.GetAsync($"/pictures/{sha}/160.webp")).EnsureSuccessStatusCode();
        await portal.Get<IBlobStore>().DeleteAsync(gone);

        await SweepAsync(portal);

        var left = Directory.GetFiles(Path.Combine(portal.Folder, "thumbnails"), "*.webp", SearchOption.AllDirectories);
        Assert.Equal([$"{kept}-160.webp"], left.Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_export_whose_row_was_never_stored_goes_and_one_that_is_kept_stays()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var jobs = study.Portal.Get<ExportJobs>();
        jobs.Ask(study.Id, new Dictionary<string, string>());
        await Eventually.HoldsAsync(() => jobs.Of(study.Id) is { IsUnderWay: false });
        var folder = Path.Combine(study.Portal.Folder, "exports");
        var kept = Assert.Single(Directory.GetFiles(folder));
        var lost = Path.Combine(folder, $"{new string('e', 64)}.zip");
        await File.WriteAllTextAsync(lost, "a kill came before its row");
        foreach (var file in new[] { kept, lost })
            File.SetLastWriteTimeUtc(file, LongAgo);

        await SweepAsync(study.Portal);

        Assert.Equal([kept], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task All_that_searches_and_reports_of_artists_store_is_named()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));
        await Portal.SearchedAsync(browser, artist.Picture(5, 9));

        await AssertAllNamedAsync(artist.Portal);
    }

    [Fact]
    public async Task All_that_a_run_of_the_catalogue_stores_is_named()
    {
        await using var site = await BuildSite.CreateAsync();
        await site.WorkAsync(await site.StartAsync());

        await AssertAllNamedAsync(site.Portal);
    }

    [Fact]
    public async Task All_that_registering_a_file_stores_is_named()
    {
        await using var registrar = new Registrar();
        var picture = Convert.ToBase64String(TestFiles.Png(StripedPicture.Draw(1, 1)));
        var header = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["modelspec.thumbnail"] = $"data:image/png;base64,{picture}",
        };
        await registrar.SendAsync(HandMadeLora.File(header));

        await AssertAllNamedAsync(registrar.Portal);
    }

    [Fact]
    public async Task All_that_a_training_stores_is_named()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        await trained.ExecuteAsync(await trained.QueueAsync());

        await AssertAllNamedAsync(trained.Portal);
    }

    [Fact]
    public async Task All_that_a_study_shows_is_named_even_by_itself_alone()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync();
        await draft.Freezer.OpenAsync(id, CancellationToken.None);
        await AssertAllNamedAsync(draft.Portal);

        // The database keeps models and queries; a sample's original may be another one by now.
        await using (var context = await draft.Portal.OpenAsync())
            await context.SampleImages.ExecuteUpdateAsync(change => change.SetProperty(image => image.BlobSha256, (string?)null));
        var topics = await draft.ReadAsync(context => context.Topics.ToListAsync());
        Age(draft.Portal);

        await SweepAsync(draft.Portal);

        var left = await BlobsAsync(draft.Portal);
        Assert.NotEmpty(topics.SelectMany(topic => topic.Originals));
        Assert.Empty(topics.SelectMany(topic => topic.Originals).Except(left, StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_that_an_import_of_a_study_stores_is_named()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await using var empty = new Portal();
        var zip = ExportedStudy.Zip(await study.FilesAsync());
        await empty.Get<StudyImporter>().ImportAsync([("study.zip", zip)], new ImportWords(), owner: null, CancellationToken.None);

        await AssertAllNamedAsync(empty);
    }

    private static async Task AssertAllNamedAsync(Portal portal)
    {
        var before = await BlobsAsync(portal);
        Assert.NotEmpty(before);
        Age(portal);

        await SweepAsync(portal);

        Assert.Equal(before.Order(StringComparer.Ordinal), (await BlobsAsync(portal)).Order(StringComparer.Ordinal));
        var (named, unnamed) = await portal.Get<UnnamedBlobs>().FindAsync(DateTime.MaxValue, CancellationToken.None);
        Assert.Equal((before.Count, 0), (named, unnamed.Count));
    }

    private static Task SweepAsync(Portal portal) => portal.Get<FileSweeper>().SweepAsync(CancellationToken.None);

    private static async Task<IReadOnlyList<string>> BlobsAsync(Portal portal) =>
        await portal.Get<IBlobStore>().ListAsync(DateTime.MaxValue).ToListAsync();

    private static Task<string> PutAsync(Portal portal, byte content) => portal.Get<IBlobStore>().PutAsync(new[] { content });

    private static void Age(Portal portal)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(portal.Folder, "blobs"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, LongAgo);
    }

    private static void Touch(Portal portal, string sha) =>
        File.SetLastWriteTimeUtc(Path.Combine(portal.Folder, "blobs", sha[..2], sha[2..]), portal.Clock.GetUtcNow().UtcDateTime);
}
