using LoraJudge.Data.Blobs;
using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Shared.Problems;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;

namespace LoraJudge.Web.Features.Artists;

/// <summary>
/// Makes reports in the background, one at a time. What is left to do is read from the tables: a report that a stop of the portal
/// interrupted is begun again when somebody opens it.
/// </summary>
internal sealed class ArtistWork(WorkQueue queue, ArtistStore store, ArtistFinder finder, IBlobStore blobs)
{
    public static readonly WorkKind Kind = new("artist-report")
    {
        Failed = "The report could not be made. Try once more; if it fails again, the portal's log says why.",
        Explain = exception => SearchProblem.From(exception) is { } known ? $"{known.Title}. {known.Detail}" : null,
    };

    /// <summary>The newest work on a report since the portal was started; null if there was none.</summary>
    public WorkItem? Of(string code) => queue.Find(Kind, code);

    /// <summary>Begins a report that is not done, unless it is under way.</summary>
    public void Begin(string code) =>
        // A report's code is all that keeps strangers from it: no title, and so no log, names it.
        queue.Ask(Kind, code, "A report of an artist", (progress, cancellation) => MakeAsync(code, progress, cancellation));

    private async Task MakeAsync(string code, ProgressBoard.Scope progress, CancellationToken cancellation)
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

        var count = pictures.Count;
        var findings = await finder.FindAsync(
            pictures,
            awaited.LeftOut,
            (done, total) =>
            {
                progress.Rename(done < count ? "Measuring the pictures" : "Comparing the pictures with all models");
                progress.Report(done, total);
            },
            cancellation
        );
        await store.CompleteAsync(code, findings, cancellation);
    }
}
