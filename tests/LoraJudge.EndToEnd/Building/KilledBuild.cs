using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.EndToEnd.Studies;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Transfer;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.EndToEnd.Building;

/// <param name="Failures">Silent failures, one after the other; not so many that one model has three in a row.</param>
internal sealed record KilledBuildSize(int Models, int Samples, int Failures, int Kills)
{
    public static readonly KilledBuildSize Whole = new(20, 30, 15, 10);

    public int Pictures => Models * Samples;

    /// <summary>Whether there are pictures enough for the back end's death and rubbish, too.</summary>
    public bool IsWhole => Failures == Whole.Failures;
}

/// <summary>A run whose back end fails in its ways, and whose portal is killed.</summary>
internal sealed class KilledBuild<TFailure>(
    string folder,
    BackEndUnderTest<TFailure> backEnd,
    IReadOnlyList<string> loras,
    KilledBuildSize size
)
    where TFailure : struct, Enum
{
    private const int Edge = 64;
    private const int Workers = 2;

    /// <summary>Three minutes of a machine that runs; one that was paused has not stood still.</summary>
    private const int Looks = 5000;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(35);

    /// <summary>Slow enough that pictures are left when the last failure was seen, and when the last kill comes.</summary>
    private static readonly TimeSpan WhileFailing = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan WhileKilled = TimeSpan.FromMilliseconds(250);

    private readonly string[] settings =
    [
        "Demo:Enabled=false",
        "Jobs:LeaseSeconds=15",
        FormattableString.Invariant($"Jobs:GenerateWorkers={Workers}"),
        .. backEnd.Settings,
    ];

    private StandInServer<TFailure> Server => backEnd.Server;

    public async Task RunAsync()
    {
        await BuildFolder.AddSamplesAsync(folder, "Diverse", size.Samples, Edge);
        await BuildFolder.AddModelsAsync(folder, loras);
        string[] verb = ["build", "--sample-set", "Diverse", "--all", "--back-end", backEnd.Name, "--edge", $"{Edge}", "--queue"];
        var started = await BuiltProgram.RunAsync([.. verb, .. BuildFolder.Storage(folder, settings)]);
        Assert.True(started.ExitCode == 0, started.Output);

        Server.Delay = WhileFailing;
        var portal = await PortalProcess.StartAsync(folder, settings);
        try
        {
            foreach (var (failure, words) in backEnd.Silent.Take(size.Failures))
                Assert.Contains(words, await FailAsync(failure), StringComparison.Ordinal);
            var lost = size.IsWhole ? await SufferAsync() : 0;
            var failed = await CountAsync(context => context.BuildIncidents.CountAsync());
            Server.Delay = WhileKilled;
            for (var kill = 1; kill <= size.Kills; kill++)
            {
                var left = size.Pictures - (await BuildFolder.PicturesAsync(folder)).Count;
                await WaitForPicturesAsync(size.Pictures - left + Math.Max(1, left / (size.Kills - kill + 2)));
                await portal.KillAsync();
                await portal.DisposeAsync();
                var kept = await BuildFolder.PicturesAsync(folder);
                var asked = Server.Generations.All;
                portal = await PortalProcess.StartAsync(folder, settings);
                await WaitForPicturesAsync(Math.Min(size.Pictures, kept.Count + 1));
                AssertNotMadeAgain(kept, asked, Server.Generations.All, await BuildFolder.PicturesAsync(folder));
            }

            await UntilAsync(async () => await CountAsync(context => context.BuildRuns.CountAsync(run => run.EndedUtc != null)) == 1);
            await AssertCompleteAsync();
            // Beyond those that were no good: pictures in flight at a kill, where the back end keeps no results.
            var inFlight = backEnd.KeepsResults ? 0 : size.Kills * Workers;
            Assert.InRange(Server.Generations.Total, size.Pictures, size.Pictures + failed + lost + inFlight);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{size.Pictures} pictures, {failed} failures named, {size.Kills} kills: {Server.Generations.Total} pictures made."
            );
        }
        finally
        {
            await portal.DisposeAsync();
        }
    }

    /// <summary>Has the next picture fail, and waits until the failure is recorded and another picture is there.</summary>
    /// <returns>The words by which it is recorded.</returns>
    private Task<string> FailAsync(TFailure failure) => AfterAsync(() => Server.Fail(failure));

    private async Task<string> AfterAsync(Action fail)
    {
        var incidents = await CountAsync(context => context.BuildIncidents.CountAsync());
        var pictures = await CountAsync(context => context.ReferenceImages.CountAsync());
        fail();
        await UntilAsync(async () => await CountAsync(context => context.BuildIncidents.CountAsync()) > incidents);
        Server.BeWell();
        await UntilAsync(async () => await CountAsync(context => context.ReferenceImages.CountAsync()) > pictures);
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        return await context.BuildIncidents.OrderByDescending(incident => incident.Id).Select(incident => incident.Message).FirstAsync();
    }

    /// <summary>Models without effect, rubbish in place of a picture, and a back end that dies and comes back.</summary>
    /// <returns>Pictures that the dead back end had begun.</returns>
    private async Task<int> SufferAsync()
    {
        Assert.Contains(
            "the same picture",
            await AfterAsync(() => Server.Fail(backEnd.WithoutEffect, times: size.Pictures)),
            StringComparison.Ordinal
        );
        Assert.Contains("not JSON", await AfterAsync(() => Server.Answer(Rubbish.Html, backEnd.MakingPath)), StringComparison.Ordinal);
        await Server.DieAsync();
        await UntilAsync(async () => await CountAsync(context => context.BuildRuns.CountAsync(run => run.AwaySinceUtc != null)) == 1);
        await Server.ComeBackAsync();
        var pictures = await CountAsync(context => context.ReferenceImages.CountAsync());
        await WaitForPicturesAsync(pictures + 1);
        return Workers;
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

    private async Task AssertCompleteAsync()
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        var run = await context.BuildRuns.Include(one => one.Items).SingleAsync();
        Assert.Equal((BuildState.Finished, null), (run.State, run.Problem));
        Assert.All(run.Items, item => Assert.Equal(BuildStage.Finished, item.Stage));
        Assert.Equal(
            size.Pictures,
            await context.ReferenceImages.CountAsync(picture => picture.Proof != null && picture.MseToOriginal != null)
        );
        Assert.Equal(
            await context.ReferenceImages.CountAsync(picture => !picture.RemovedByCleansing),
            await context.Embeddings.Select(vector => vector.ReferenceImageId).Distinct().CountAsync()
        );
        var words = await context.BuildIncidents.Select(incident => incident.Message).ToListAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', words));
    }

    private Task WaitForPicturesAsync(int count) =>
        UntilAsync(async () => await CountAsync(context => context.ReferenceImages.CountAsync()) >= count);

    private async Task<int> CountAsync(Func<LoraJudgeDbContext, Task<int>> count)
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        return await count(context);
    }

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await holds())
                return;
            await Task.Delay(BetweenLooks);
        }

        Assert.Fail(await StateAsync());
    }

    /// <summary>What a person would look at.</summary>
    private async Task<string> StateAsync()
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        var run = await context.BuildRuns.Include(one => one.Items).SingleAsync();
        var items = run.Items.Select(item =>
            $"{item.Stage} {item.Generated}/{item.Total} {item.Worker} until {item.LeaseEndsUtc:T} not before {item.NotBeforeUtc:T} {item.Problem}"
        );
        var incidents = await context.BuildIncidents.Select(incident => incident.Message).ToListAsync();
        var requests = Server.Requests.TakeLast(20);
        return string.Join('\n', [$"{TimeProvider.System.GetUtcNow():T}: {run.State}, {run.Problem}", .. items, .. incidents, .. requests]);
    }
}
