using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Demo;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>
/// Keeps the snapshot that searches read in step with the tables, whoever changes them. What <see cref="CatalogueSignal"/> names is indexed
/// at once; other processes' changes are found by a cheap look, and now and then all models are compared. Pictures without vectors are
/// encoded beside that: a model comes into the index when the last of its own is there.
/// </summary>
internal sealed partial class CatalogueIndexer(
    DemoMaker demo,
    MissingVectors missing,
    CatalogueIndex index,
    CatalogueSnapshots snapshots,
    CatalogueSignal signal,
    CatalogueLook look,
    IStyleEncoder encoder,
    EncoderRows encoders,
    TimeProvider time,
    ILogger<CatalogueIndexer> logger
) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan CompareEvery = TimeSpan.FromSeconds(30);

    /// <summary>Looking takes no more than this share of the time, however large the catalogue is.</summary>
    private const double MostOfTheTime = 0.05;

    private readonly CatalogueSignal lacking = new(time);
    private volatile IReadOnlySet<long> underWay = new HashSet<long>();

    /// <summary>A picture that cannot be encoded is not tried again because its model was looked at.</summary>
    private volatile IReadOnlyCollection<long> tried = [];
    private CatalogueState? seen;
    private long? compared;
    private TimeSpan comparing;

    /// <summary>The last look compared all models because it was time to: the time until the next comparison pays for it.</summary>
    private bool isPaidFor;
    private Task aside = Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(IndexAsync(stoppingToken), EncodeAsync(stoppingToken));
        await aside;
    }

    private async Task IndexAsync(CancellationToken stoppingToken)
    {
        // Once a start: a demo that somebody removes must not come back while they watch.
        while (!stoppingToken.IsCancellationRequested && !await TryAsync(() => DemoAsync(stoppingToken), stoppingToken)) { }
        var wait = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            var changes = await signal.WaitAsync(wait, stoppingToken);
            var started = time.GetTimestamp();
            isPaidFor = false;
            if (!await TryAsync(() => LookAsync(changes, stoppingToken), stoppingToken))
                // What was named is lost: all models are compared at the next look.
                compared = null;
            wait = isPaidFor ? LookEvery : Within(time.GetElapsedTime(started) / MostOfTheTime, LookEvery, CompareEvery);
        }
    }

    private static TimeSpan Within(TimeSpan wait, TimeSpan least, TimeSpan most) =>
        wait < least ? least
        : wait > most ? most
        : wait;

    private async Task DemoAsync(CancellationToken cancellation)
    {
        if (await demo.IsDueAsync(cancellation))
            await demo.MakeAsync(cancellation);
    }

    private async Task LookAsync(CatalogueChanges changes, CancellationToken cancellation)
    {
        if (seen is null)
            await index.ReopenAsync(cancellation);
        var description = await encoder.ReadyAsync(cancellation);
        // Named models do not wait for the look at the tables.
        if (snapshots.Current is not null)
            await UpdateAsync(changes.Models, cancellation);
        var sight = await look.SeeAsync(await encoders.IdOfAsync(description, cancellation), seen, cancellation);
        if (snapshots.Current is null)
            await FillAsync(description, sight, changes, cancellation);
        else
            await FollowAsync(sight, changes, cancellation);
        seen = sight.State;
    }

    /// <summary>There is nothing to search yet: all vectors are made first.</summary>
    private async Task FillAsync(
        EncoderDescription description,
        CatalogueSight sight,
        CatalogueChanges changes,
        CancellationToken cancellation
    )
    {
        if (sight.State == seen && !changes.Everything && changes.Models.Count == 0)
            return;
        await TellAsync(missing.EncodeAsync(description, cancellation));
        var snapshot = await index.RefreshAsync(cancellation);
        LogIndexed(snapshot?.Index.ModelCount ?? 0, snapshot?.Index.ReferenceCount ?? 0);
        compared = time.GetTimestamp();
    }

    private async Task FollowAsync(CatalogueSight sight, CatalogueChanges changes, CancellationToken cancellation)
    {
        if (sight.Lacking is null)
            lacking.Changed();
        foreach (var model in changes.Models.Except(tried).Concat(sight.Lacking ?? []))
            lacking.Changed(model);
        tried = [];
        isPaidFor = IsTimeToCompare();
        var isCompared = sight.Models is null || changes.Everything || isPaidFor;
        if (!isCompared)
        {
            await UpdateAsync(sight.Models!, cancellation);
        }
        else
        {
            var started = time.GetTimestamp();
            await UpdateAsync(await index.ChangedAsync(cancellation), cancellation);
            comparing = time.GetElapsedTime(started);
            compared = time.GetTimestamp();
        }

        if (aside.IsCompleted)
            aside = AsideAsync(isCompared, cancellation);
    }

    private bool IsTimeToCompare() => compared is not { } last || time.GetElapsedTime(last) > CompareEvery + (comparing / MostOfTheTime);

    private async Task UpdateAsync(IEnumerable<long> changed, CancellationToken cancellation)
    {
        long[] models = [.. changed.Where(model => !underWay.Contains(model))];
        if (models.Length == 0)
            return;
        var before = snapshots.Current;
        var after = await index.UpdateAsync(models, cancellation);
        if (after != before)
            LogIndexed(after?.Index.ModelCount ?? 0, after?.Index.ReferenceCount ?? 0);
    }

    /// <summary>What takes longer and nothing waits for.</summary>
    private async Task AsideAsync(bool isCompared, CancellationToken cancellation)
    {
        await Task.Yield();
        await TryAsync(
            async () =>
            {
                await index.SaveAsync(cancellation);
                if (isCompared)
                    await index.RefitOutgrownAsync(cancellation);
            },
            cancellation
        );
    }

    private async Task EncodeAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wanted = await lacking.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken);
            if (!await TryAsync(() => EncodeAsync(wanted, stoppingToken), stoppingToken))
                lacking.Changed();
        }
    }

    private async Task EncodeAsync(CatalogueChanges wanted, CancellationToken cancellation)
    {
        var description = await encoder.ReadyAsync(cancellation);
        var models = underWay;
        try
        {
            await TellAsync(
                missing.EncodeAsync(
                    description,
                    cancellation,
                    wanted.Everything ? null : wanted.Models,
                    started: lacked => underWay = models = lacked
                )
            );
        }
        finally
        {
            (underWay, tried) = (new HashSet<long>(), models);
            foreach (var model in models)
                signal.Changed(model);
        }
    }

    private async Task TellAsync(Task<EncodingSummary> encoding)
    {
        foreach (var picture in (await encoding).LeftOut)
            LogLeftOut(picture.Label, picture.Reason);
    }

    /// <returns>Whether it went well; else some time has passed, so that it may be tried again.</returns>
    private async Task<bool> TryAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return true;
        }
        catch (EncoderUnavailableException)
        {
            // The encoder has said why, on the terminal and on the status page.
        }
        catch (EncoderNotLoadedException)
        {
            // Another encoder has taken its place: the next look goes on with that one.
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }

        await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return false;
    }

    [LoggerMessage(LogLevel.Information, "The index holds {Models} models with {References} reference pictures.")]
    private partial void LogIndexed(int models, int references);

    [LoggerMessage(LogLevel.Warning, "{Picture} is left out of the index. {Reason}")]
    private partial void LogLeftOut(string picture, string reason);

    [LoggerMessage(LogLevel.Error, "The index could not be brought up to date; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
