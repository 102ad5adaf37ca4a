using LoraJudge.Data;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Demo;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>
/// Keeps the snapshot that searches read in step with the tables, whoever changes them: the demo, a page, or an import in another
/// process.
/// </summary>
public sealed partial class CatalogueIndexer(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    DemoMaker demo,
    MissingVectors missing,
    SnapshotBuilder builder,
    CatalogueSnapshots snapshots,
    TimeProvider time,
    ILogger<CatalogueIndexer> logger
) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        CatalogueState? indexed = null;
        var demoSeen = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Once a start: a demo that somebody removes must not come back while they watch.
                if (!demoSeen && await demo.IsDueAsync(stoppingToken))
                    await demo.MakeAsync(stoppingToken);
                demoSeen = true;
                indexed = await IndexAsync(indexed, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (EncoderUnavailableException)
            {
                // The encoder has said why, on the terminal and on the status page.
            }
            catch (Exception exception)
            {
                LogFailed(exception);
            }

            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<CatalogueState> IndexAsync(CatalogueState? indexed, CancellationToken cancellation)
    {
        var state = await StateAsync(cancellation);
        if (state == indexed)
            return state;
        var summary = await missing.EncodeAsync(cancellation);
        foreach (var picture in summary.LeftOut)
            LogLeftOut(picture.Label, picture.Reason);
        state = await StateAsync(cancellation);
        var snapshot = await builder.BuildAsync(refit: false, cancellation);
        snapshots.Swap(snapshot);
        LogIndexed(snapshot?.Index.ModelCount ?? 0, snapshot?.Index.ReferenceCount ?? 0);
        return state;
    }

    private async Task<CatalogueState> StateAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return new CatalogueState(
            await context.ReferenceImages.CountAsync(cancellation),
            await context.ReferenceImages.MaxAsync(image => (long?)image.Id, cancellation) ?? 0,
            await context.Embeddings.CountAsync(cancellation),
            await context.Embeddings.MaxAsync(embedding => (long?)embedding.Id, cancellation) ?? 0
        );
    }

    /// <summary>Changes whenever a reference image or a vector is added, replaced or removed.</summary>
    private sealed record CatalogueState(int References, long LastReference, int Vectors, long LastVector);

    [LoggerMessage(LogLevel.Information, "The index holds {Models} models with {References} reference pictures.")]
    private partial void LogIndexed(int models, int references);

    [LoggerMessage(LogLevel.Warning, "{Picture} is left out of the index. {Reason}")]
    private partial void LogLeftOut(string picture, string reason);

    [LoggerMessage(LogLevel.Error, "The index could not be brought up to date; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
