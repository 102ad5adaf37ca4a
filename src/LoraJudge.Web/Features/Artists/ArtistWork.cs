using System.Collections.Concurrent;
using LoraJudge.Data.Blobs;
using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Web.Features.Artists;

/// <summary>
/// Makes reports in the background, one at a time. What is left to do is read from the tables: a report that a stop of the portal
/// interrupted is begun again when somebody opens it.
/// </summary>
internal sealed partial class ArtistWork(
    ArtistStore store,
    ArtistFinder finder,
    IBlobStore blobs,
    IHostApplicationLifetime lifetime,
    ILogger<ArtistWork> logger
) : IDisposable
{
    private readonly ConcurrentDictionary<string, ArtistProgress> underWay = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);

    /// <returns>How far a report is, or why it was not made; null where it is not under way.</returns>
    public ArtistProgress? Of(string code) => underWay.GetValueOrDefault(code);

    /// <summary>Begins a report that is not done, unless it is under way.</summary>
    public void Begin(string code)
    {
        var begun = new ArtistProgress(0, 0, Problem: null);
        var shown = underWay.AddOrUpdate(code, begun, (_, before) => before.Problem is null ? before : begun);
        if (ReferenceEquals(shown, begun))
            _ = RunAsync(code, lifetime.ApplicationStopping);
    }

    public void Dispose() => turn.Dispose();

    private async Task RunAsync(string code, CancellationToken stopping)
    {
        var problem = await ProblemAsync(code, stopping);
        if (problem is null)
            underWay.TryRemove(code, out _);
        else
            underWay[code] = new ArtistProgress(0, 0, problem);
    }

    /// <returns>What kept it from being made, for a person; null where it is done.</returns>
    private async Task<string?> ProblemAsync(string code, CancellationToken stopping)
    {
        try
        {
            await turn.WaitAsync(stopping);
            try
            {
                await MakeAsync(code, stopping);
                return null;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (SearchProblem.From(exception) is { } known)
        {
            return $"{known.Title}. {known.Detail}";
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            return "The report could not be made. Try once more; if it stays so, the portal's log says why.";
        }
    }

    private async Task MakeAsync(string code, CancellationToken cancellation)
    {
        if (
            await store.FindAsync(code, cancellation) is not { } report
            || ArtistFindings.Read(report.Findings) is not { IsDone: false } awaited
        )
            return;
        var pictures = new List<(ArtistFile, Func<CancellationToken, Task<byte[]?>>)>();
        foreach (var picture in report.Pictures)
        {
            var bytes = (await blobs.GetAsync(picture.BlobSha256, cancellation))?.LongLength ?? 0;
            pictures.Add(
                (
                    new ArtistFile(picture.Position, picture.FileName, picture.BlobSha256, picture.Width, picture.Height, bytes),
                    token => blobs.GetAsync(picture.BlobSha256, token)
                )
            );
        }

        var findings = await finder.FindAsync(
            pictures,
            awaited.LeftOut,
            (done, total) => underWay[code] = new ArtistProgress(done, total, Problem: null),
            cancellation
        );
        await store.CompleteAsync(code, findings, cancellation);
    }

    [LoggerMessage(LogLevel.Error, "A report of an artist could not be made.")]
    private partial void LogFailed(Exception exception);
}

/// <param name="Total">Steps; 0 while it waits for its turn.</param>
/// <param name="Problem">Why it was not made; null while it is.</param>
internal sealed record ArtistProgress(int Done, int Total, string? Problem);
