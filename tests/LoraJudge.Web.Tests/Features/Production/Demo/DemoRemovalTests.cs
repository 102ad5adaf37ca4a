using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Catalogue.Uses;
using LoraJudge.Web.Features.Production.Demo;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Production.Demo;

[Trait("group", "server")]
public sealed class DemoRemovalTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Pictures_that_something_else_shows_stay_and_the_others_go()
    {
        var demo = await SeedAsync();
        string[] pictures =
        [
            .. demo.Models.Skip(1).Take(2).SelectMany(model => model.References).Select(image => image.BlobSha256).Distinct(),
        ];
        await AddAsync(
            Draft(plan: new StudyPlan { Examples = [new StudyExample(pictures[0], [pictures[1]], 1, 2, "why")] }),
            Model("thumbnail", model => model.ThumbnailSha256 = pictures[2]),
            new SampleSet
            {
                Name = "Own",
                CreatedUtc = DateTime.UnixEpoch,
                Images = [new SampleImage { Code = "drawn", LineDrawingSha256 = pictures[3] }],
            }
        );

        Assert.Equal(12, await RemoveAsync());

        var there = await Task.WhenAll(pictures.Select(ExistsAsync));
        Assert.Equal([true, true, true, true], there[..4]);
        Assert.DoesNotContain(true, there[4..]);
    }

    [Fact]
    public async Task A_draft_that_asks_by_a_picture_of_the_demo_keeps_it_and_is_named()
    {
        var demo = await SeedAsync();
        var picture = demo.Models[3].References[0];
        var draft = Draft("Ink or oil?");
        await AddAsync(Topic(draft, picture));

        var refused = await Assert.ThrowsAsync<ModelInUseException>(RemoveAsync);

        Assert.Equal(
            "The demo stays, because the draft \"Ink or oil?\" uses its models or pictures. "
                + "Delete a draft that you do not need, or take these queries out of it, then try again.",
            refused.Message
        );
        Assert.Equal(12, await CountAsync(context => context.LoraModels));
        Assert.True(await ExistsAsync(picture.BlobSha256));
    }

    [Fact]
    public async Task Studies_that_were_opened_keep_the_demo_and_three_are_named()
    {
        var demo = await SeedAsync();
        foreach (var number in Enumerable.Range(1, 5))
        {
            var study = Draft($"Study {number}");
            (study.State, study.FrozenPlan) = (number == 1 ? StudyState.Open : StudyState.Closed, "{}");
            var topic = Topic(study, demo.Models[0].References[0], isHeldOut: false);
            await AddAsync(
                new PoolItem
                {
                    Study = study,
                    Topic = topic,
                    LoraModelId = demo.Models[1].Id,
                    Code = RandomCode.New(),
                }
            );
        }

        var refused = await Assert.ThrowsAsync<ModelInUseException>(RemoveAsync);

        Assert.Equal(
            "The demo stays, because the open study \"Study 1\", the closed study \"Study 2\", the closed study \"Study 3\" and 2 more use its "
                + "models or pictures. A study that was opened is a record and keeps what it shows: retire the models instead, so that no search "
                + "finds them.",
            refused.Message
        );
    }

    [Fact]
    public async Task The_demos_samples_go_with_the_runs_that_are_over_and_stay_while_one_works_on_them()
    {
        await SeedAsync();
        var set = await RenameSetAsync();
        await AddAsync(Run(set, ended: DateTime.UnixEpoch), Run(set, ended: null));

        await RemoveAsync();

        Assert.Equal(1, await CountAsync(context => context.SampleSets));
        await ChangeAsync(context =>
            context.BuildRuns.ExecuteUpdateAsync(change => change.SetProperty(run => run.EndedUtc, DateTime.UnixEpoch))
        );
        await RemoveAsync();
        Assert.Equal(0, await CountAsync(context => context.SampleSets));
        Assert.Equal(0, await CountAsync(context => context.BuildRuns));
    }

    [Fact]
    public async Task Thumbnails_go_with_their_pictures()
    {
        var demo = await SeedAsync();
        var (gone, kept) = (demo.Models[1].References[0].BlobSha256, demo.Models[0].References[0].BlobSha256);
        await AddAsync(Model("thumbnail", model => model.ThumbnailSha256 = kept));
        using var browser = portal.Browser();
        foreach (var address in new[] { $"/pictures/{gone}/160.webp", $"/pictures/{gone}/320.webp", $"/pictures/{kept}/160.webp" })
            (await browser.GetAsync(address)).EnsureSuccessStatusCode();

        await RemoveAsync();

        var left = Directory.GetFiles(Path.Combine(portal.Folder, "thumbnails"), "*.webp", SearchOption.AllDirectories);
        Assert.Equal([$"{kept}-160.webp"], left.Select(Path.GetFileName));
    }

    [Fact]
    public async Task Every_foreign_key_that_keeps_a_model_or_its_picture_is_told_in_words()
    {
        await using var context = await portal.OpenAsync();
        var keeping = new[] { typeof(LoraModel), typeof(ReferenceImage) }
            .SelectMany(type => context.Model.FindEntityType(type)!.GetReferencingForeignKeys())
            .Where(key => key.DeleteBehavior is DeleteBehavior.Restrict or DeleteBehavior.NoAction)
            .Select(key => $"{key.DeclaringEntityType.ClrType.Name}.{key.Properties[0].Name}");

        // Those that ModelUses looks at.
        Assert.Equal(
            ["LiveEntry.LoraModelId", "PoolItem.LoraModelId", "RunEntry.LoraModelId", "Topic.ReferenceImageId"],
            keeping.Order(StringComparer.Ordinal)
        );
    }

    private Task<SeededCatalogue> SeedAsync() => portal.SeedAsync(standIns: true);

    private Task<int> RemoveAsync() => portal.Get<DemoRemover>().RemoveAsync(CancellationToken.None);

    private Task<bool> ExistsAsync(string sha256) => portal.Get<IBlobStore>().ExistsAsync(sha256);

    private Task AddAsync(params object[] rows) =>
        ChangeAsync(context =>
        {
            context.AddRange(rows);
            return context.SaveChangesAsync();
        });

    private async Task ChangeAsync(Func<LoraJudgeDbContext, Task<int>> change)
    {
        await using var context = await portal.OpenAsync();
        await change(context);
    }

    private async Task<int> CountAsync<T>(Func<LoraJudgeDbContext, IQueryable<T>> rows)
    {
        await using var context = await portal.OpenAsync();
        return await rows(context).CountAsync();
    }

    private async Task<long> RenameSetAsync()
    {
        await ChangeAsync(context =>
            context.SampleSets.ExecuteUpdateAsync(change => change.SetProperty(set => set.Name, DemoRows.SampleSetName))
        );
        await using var context = await portal.OpenAsync();
        return (await context.SampleSets.SingleAsync()).Id;
    }

    private static BuildRun Run(long set, DateTime? ended) =>
        new()
        {
            Name = "A run",
            SampleSetId = set,
            Backend = "none",
            CreatedUtc = DateTime.UnixEpoch,
            EndedUtc = ended,
        };

    private static Study Draft(string title = "A draft", StudyPlan? plan = null) =>
        new()
        {
            Title = title,
            Invitation = RandomCode.New(),
            Plan = plan ?? new StudyPlan(),
            CreatedUtc = DateTime.UnixEpoch,
        };

    private static Topic Topic(Study study, ReferenceImage picture, bool isHeldOut = true) =>
        new()
        {
            Study = study,
            Code = "q1",
            Origin = isHeldOut ? TopicOrigin.HeldOut : TopicOrigin.Upload,
            ReferenceImageId = isHeldOut ? picture.Id : null,
            BlobSha256 = picture.BlobSha256,
        };

    private static LoraModel Model(string slug, Action<LoraModel> change)
    {
        var model = new LoraModel
        {
            Slug = slug,
            Name = slug,
            LoraName = slug,
            CreatedUtc = DateTime.UnixEpoch,
        };
        change(model);
        return model;
    }
}
