using LoraJudge.Domain.Catalog.Building;
using LoraJudge.EndToEnd.Studies;
using LoraJudge.Style.Transfer;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Transfer;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.EndToEnd.Building;

/// <summary>The real program against the web UI's stand-in, killed again and again.</summary>
[Trait("needs", "server")]
public sealed class KilledBuildTests : IDisposable
{
    private const int Edge = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private const int Workers = 2;

    /// <summary>Slow enough that pictures are left when the last failure was seen, and when the last kill comes.</summary>
    private static readonly TimeSpan WhileFailing = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan WhileKilled = TimeSpan.FromMilliseconds(250);

    /// <summary>Those that one attempt shows, and the words by which the page names them.</summary>
    private static readonly WebUiFailure[] Silent =
    [
        WebUiFailure.LoraIgnored,
        WebUiFailure.ControlNetFailed,
        WebUiFailure.OtherCheckpoint,
        WebUiFailure.OtherSeed,
        WebUiFailure.OtherSize,
        WebUiFailure.Black,
        WebUiFailure.NoImages,
        WebUiFailure.NotAPicture,
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task A_few_models_are_built_through_three_kills() => BuildAsync(models: 5, samples: 6, kills: 3);

    [Fact(Explicit = true)]
    public Task Twenty_models_of_thirty_samples_are_built_through_ten_kills() => BuildAsync(models: 20, samples: 30, kills: 10);

    private async Task BuildAsync(int models, int samples, int kills)
    {
        string[] loras = [.. ProceduralStyles.All.Take(models).Select(style => style.Slug)];
        await using var webUi = await StandInWebUi.StartAsync(loras);
        webUi.Delay = WhileFailing;
        string[] settings =
        [
            "Demo:Enabled=false",
            "Jobs:LeaseSeconds=5",
            FormattableString.Invariant($"Jobs:GenerateWorkers={Workers}"),
            $"Transfer:WebUi:Url={webUi.Address}",
            $"Transfer:WebUi:Checkpoint={webUi.Checkpoints[0]}",
        ];
        await BuildFolder.AddSamplesAsync(folder.Path, "Diverse", samples, Edge);
        await BuildFolder.AddModelsAsync(folder.Path, loras);
        string[] verb = ["build", "--sample-set", "Diverse", "--all", "--back-end", "webui", "--edge", $"{Edge}", "--queue"];
        var started = await BuiltProgram.RunAsync([.. verb, .. BuildFolder.Storage(folder.Path, settings)]);
        Assert.True(started.ExitCode == 0, started.Output);

        var portal = await PortalProcess.StartAsync(folder.Path, settings);
        try
        {
            foreach (var failure in Silent.Take(Math.Min(Silent.Length, models)))
                await FailAsync(webUi, failure);
            webUi.Delay = WhileKilled;
            var failed = await CountAsync(context => context.BuildIncidents.CountAsync());
            var total = models * samples;
            for (var kill = 1; kill <= kills; kill++)
            {
                var left = total - (await BuildFolder.PicturesAsync(folder.Path)).Count;
                await WaitForPicturesAsync(total - left + Math.Max(1, left / (kills - kill + 2)));
                await portal.KillAsync();
                await portal.DisposeAsync();
                var kept = await BuildFolder.PicturesAsync(folder.Path);
                var asked = webUi.Generations.All;
                portal = await PortalProcess.StartAsync(folder.Path, settings);
                await WaitForPicturesAsync(Math.Min(total, kept.Count + 1));
                AssertNotMadeAgain(kept, asked, webUi.Generations.All, await BuildFolder.PicturesAsync(folder.Path));
            }

            await UntilAsync(async () => await CountAsync(context => context.BuildRuns.CountAsync(run => run.EndedUtc != null)) == 1);
            await AssertCompleteAsync(total);
            // Beyond them: what failed on purpose, and the pictures in flight when the process was killed.
            Assert.InRange(webUi.Generations.Total, total, total + failed + (kills * Workers));
        }
        finally
        {
            await portal.DisposeAsync();
        }
    }

    /// <summary>Has the next picture fail, and waits until the failure is recorded and another picture is there.</summary>
    private async Task FailAsync(StandInWebUi webUi, WebUiFailure failure)
    {
        var (incidents, pictures) = (
            await CountAsync(context => context.BuildIncidents.CountAsync()),
            await CountAsync(context => context.ReferenceImages.CountAsync())
        );
        webUi.Fail(failure);
        await UntilAsync(async () => await CountAsync(context => context.BuildIncidents.CountAsync()) > incidents);
        await UntilAsync(async () => await CountAsync(context => context.ReferenceImages.CountAsync()) > pictures);
    }

    private static void AssertNotMadeAgain(
        List<StoredPicture> kept,
        IReadOnlyDictionary<Generation, int> before,
        IReadOnlyDictionary<Generation, int> after,
        List<StoredPicture> stored
    )
    {
        Assert.Equal(kept, stored.Take(kept.Count));
        foreach (var picture in kept)
            Assert.Equal(Times(before, picture), Times(after, picture));
    }

    private static int Times(IReadOnlyDictionary<Generation, int> made, StoredPicture picture) =>
        made.Where(one => one.Key.Lora == picture.Lora && one.Key.Seed == picture.Seed).Sum(one => one.Value);

    private async Task AssertCompleteAsync(int total)
    {
        await using var tables = new PortalTables(folder.Path);
        await using var context = await tables.OpenAsync();
        var run = await context.BuildRuns.Include(one => one.Items).SingleAsync();
        Assert.Equal((BuildState.Finished, null), (run.State, run.Problem));
        Assert.All(run.Items, item => Assert.Equal(BuildStage.Finished, item.Stage));
        Assert.Equal(total, await context.ReferenceImages.CountAsync(picture => picture.Proof != null && picture.MseToOriginal != null));
        Assert.Equal(
            await context.ReferenceImages.CountAsync(picture => !picture.RemovedByCleansing),
            await context.Embeddings.Select(vector => vector.ReferenceImageId).Distinct().CountAsync()
        );
        var words = await context.BuildIncidents.Select(incident => incident.Message).ToListAsync();
        Assert.All(words, message => Assert.False(string.IsNullOrWhiteSpace(message)));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', words));
    }

    private Task WaitForPicturesAsync(int count) =>
        UntilAsync(async () => await CountAsync(context => context.ReferenceImages.CountAsync()) >= count);

    private async Task<int> CountAsync(Func<Data.LoraJudgeDbContext, Task<int>> count)
    {
        await using var tables = new PortalTables(folder.Path);
        await using var context = await tables.OpenAsync();
        return await count(context);
    }

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail(await StateAsync());
            await Task.Delay(30);
        }
    }

    /// <summary>What a person would look at.</summary>
    private async Task<string> StateAsync()
    {
        await using var tables = new PortalTables(folder.Path);
        await using var context = await tables.OpenAsync();
        var run = await context.BuildRuns.Include(one => one.Items).SingleAsync();
        var items = run.Items.Select(item =>
            $"{item.Stage} {item.Generated}/{item.Total} {item.Worker} {item.NotBeforeUtc:T} {item.Problem}"
        );
        var incidents = await context.BuildIncidents.Select(incident => incident.Message).ToListAsync();
        return $"{run.State}, {run.Problem}\n{string.Join('\n', items)}\n{string.Join('\n', incidents)}";
    }
}
