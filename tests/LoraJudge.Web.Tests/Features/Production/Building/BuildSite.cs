using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Testing.Building;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Production.Building.Jobs;
using LoraJudge.Web.Features.Production.Building.Runs;
using LoraJudge.Web.Features.Production.Building.Steps;
using LoraJudge.Web.Features.Production.SampleSets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Production.Building;

/// <summary>A portal with a sample set, registered models and a back end that counts.</summary>
internal sealed class BuildSite : IAsyncDisposable
{
    private static readonly string[] Codes = ["face-1", "object-1", "landscape-1", "abstract-1", "pattern-1", "painting-1"];

    private static readonly BuildStage[] Unfinished = [.. JobQueues.All.SelectMany(JobQueues.StagesOf)];

    private BuildSite(Portal portal, CountingTransfer transfer) => (Portal, Transfer) = (portal, transfer);

    public Portal Portal { get; }

    public CountingTransfer Transfer { get; }

    public long SetId { get; private set; }

    public BuildControl Control => Portal.Get<BuildControl>();

    public static async Task<BuildSite> CreateAsync(
        int models = 3,
        int samples = 4,
        bool runsJobs = false,
        params (string Key, string Value)[] settings
    )
    {
        var transfer = new CountingTransfer();
        var portal = new Portal(settings) { RunsJobs = runsJobs, Configure = services => services.AddSingleton<IStyleTransfer>(transfer) };
        var site = new BuildSite(portal, transfer);
        site.SetId = await portal.Get<SampleSetRows>().CreateAsync("Diverse", CancellationToken.None);
        for (var subject = 0; subject < samples; subject++)
            await site.AddSampleAsync(subject < Codes.Length ? Codes[subject] : $"object-{subject}", subject);
        await using var context = await portal.OpenAsync();
        context.LoraModels.AddRange(Enumerable.Range(1, models).Select(Model));
        await context.SaveChangesAsync();
        return site;
    }

    public Task<StoredSample> AddSampleAsync(string code, int subject) =>
        Portal
            .Get<SampleStore>()
            .AddAsync(
                SetId,
                $"{code}.png",
                Portal.Get<IImageDecoder>().EncodePng(StripedPicture.Draw(10 + subject, subject, 96, 72)),
                category: null,
                licence: "CC0",
                CancellationToken.None
            );

    public Task<long> StartAsync(params string[] slugs) =>
        Portal
            .Get<BuildStarter>()
            .StartAsync(
                new BuildRequest
                {
                    SampleSetId = SetId,
                    Backend = Transfer.Backend,
                    Edge = 96,
                    Seed = 7,
                    Models = slugs.Length == 0 ? BuildModels.WithoutPictures : BuildModels.Chosen,
                    Chosen = slugs,
                },
                "ada@example.org",
                CancellationToken.None
            );

    /// <summary>Works on a run until it is over or paused.</summary>
    public Task WorkAsync(long run, CancellationToken cancellation = default) =>
        Portal.Get<BuildLoop>().RunAsync(run, cancellation).WaitAsync(Eventually.Patience, cancellation);

    /// <summary>The same; where all that is left waits for its next try, the clock is turned on to it.</summary>
    public async Task WorkThroughWaitsAsync(long run)
    {
        var work = WorkAsync(run);
        await Eventually.HoldsAsync(async () =>
        {
            await SkipWaitAsync(run);
            return work.IsCompleted;
        });
        await work;
    }

    public async Task<BuildView> RunAsync(long run) =>
        (await Portal.Get<BuildReader>().FindAsync(run, CancellationToken.None)) ?? throw new InvalidOperationException("No such run.");

    public async Task<List<ReferenceImage>> PicturesAsync()
    {
        await using var context = await Portal.OpenAsync();
        return await context.ReferenceImages.OrderBy(picture => picture.Id).ToListAsync();
    }

    public async Task<BuildItem> ItemAsync(long run, string slug)
    {
        await using var context = await Portal.OpenAsync();
        return await context.BuildItems.SingleAsync(item => item.BuildRunId == run && item.LoraModel.Slug == slug);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task SkipWaitAsync(long run)
    {
        var now = Portal.Clock.GetUtcNow().UtcDateTime;
        await using var context = await Portal.OpenAsync();
        var tries = await context
            .BuildItems.Where(item => item.BuildRunId == run && Unfinished.Contains(item.Stage))
            .Select(item => item.NotBeforeUtc)
            .ToListAsync();
        if (tries.Count > 0 && tries.Min(next => next ?? now) is var first && first > now)
            Portal.Clock.Ahead += first - now;
    }

    private static LoraModel Model(int number) =>
        new()
        {
            Slug = $"model-{number}",
            Name = $"Model {number}",
            LoraName = $"lora_{number}",
            CreatedUtc = DateTime.UnixEpoch,
        };
}
