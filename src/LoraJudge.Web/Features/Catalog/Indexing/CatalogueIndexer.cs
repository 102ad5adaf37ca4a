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
    CatalogueIndex index,
    IStyleEncoder encoder,
    EncoderRows encoders,
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
            catch (EncoderNotLoadedException)
            {
                // Another encoder has taken its place: the next look goes on with that one.
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
        if (indexed is null)
            await index.ReopenAsync(cancellation);
        var description = await encoder.ReadyAsync(cancellation);
        var state = await StateAsync(description, cancellation);
        if (state == indexed)
            return state;
        var summary = await missing.EncodeAsync(description, cancellation);
        foreach (var picture in summary.LeftOut)
            LogLeftOut(picture.Label, picture.Reason);
        state = await StateAsync(description, cancellation);
        var snapshot = await index.RefreshAsync(cancellation);
        LogIndexed(snapshot?.Index.ModelCount ?? 0, snapshot?.Index.ReferenceCount ?? 0);
        return state;
    }

    private async Task<CatalogueState> StateAsync(EncoderDescription description, CancellationToken cancellation)
    {
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return new CatalogueState(
            encoderId,
            await context.ReferenceImages.CountAsync(image => !image.RemovedByCleansing, cancellation),
            await context.ReferenceImages.MaxAsync(image => (long?)image.Id, cancellation) ?? 0,
            await context.Embeddings.CountAsync(embedding => embedding.EncoderId == encoderId, cancellation),
            await context
                .Embeddings.Where(embedding => embedding.EncoderId == encoderId)
                .MaxAsync(embedding => (long?)embedding.Id, cancellation)
                ?? 0,
            await context.LoraModels.CountAsync(model => model.RetiredUtc != null, cancellation),
            await context.LoraModels.MaxAsync(model => model.RetiredUtc, cancellation)
        );
    }

    /// <summary>Changes whenever a reference image or a vector of the active encoder is added, replaced or removed, and a model retired or brought back.</summary>
    private sealed record CatalogueState(
        long EncoderId,
        int References,
        long LastReference,
        int Vectors,
        long LastVector,
        int Retired,
        DateTime? LastRetired
    );

    [LoggerMessage(LogLevel.Information, "The index holds {Models} models with {References} reference pictures.")]
    private partial void LogIndexed(int models, int references);

    [LoggerMessage(LogLevel.Warning, "{Picture} is left out of the index. {Reason}")]
    private partial void LogLeftOut(string picture, string reason);

    [LoggerMessage(LogLevel.Error, "The index could not be brought up to date; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
