using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Shared.Exports;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>
/// Makes exports in the background, one after the other, and keeps their files. What a stop of the portal interrupts is asked for again.
/// </summary>
internal sealed class ExportJobs(WorkQueue queue, ExportMaker maker, ExportFiles files)
{
    public static readonly WorkKind Kind = new("export")
    {
        Cancelled = "The export was cancelled.",
        Failed = "The export could not be made. Try once more; if it fails again, the portal's log says why.",
        Explain = exception => (exception as StudyException)?.Message,
    };

    /// <summary>The newest export that was asked for since the portal was started; null if there was none.</summary>
    public WorkItem? Of(long studyId) => queue.Find(Kind, studyId);

    /// <summary>Begins an export, unless one of the study is under way.</summary>
    /// <param name="filters">Values of <see cref="ResultsFilters"/>; those of the plan where they are not given.</param>
    public void Ask(long studyId, IReadOnlyDictionary<string, string> filters) =>
        queue.Ask(
            Kind,
            studyId,
            FormattableString.Invariant($"Exporting study {studyId}"),
            (progress, cancellation) => MakeAsync(studyId, filters, progress, cancellation)
        );

    private async Task MakeAsync(
        long studyId,
        IReadOnlyDictionary<string, string> filters,
        ProgressBoard.Scope progress,
        CancellationToken cancellation
    )
    {
        await using var file = files.Begin();
        var made = await maker.WriteAsync(studyId, filters.GetValueOrDefault, file, progress.Report, cancellation);
        await files.KeepAsync(file, made.Bundle.Sha256, cancellation);
        made.Bundle.IsKept = true;
        try
        {
            await maker.StoreAsync(made, cancellation);
        }
        catch
        {
            files.Remove(made.Bundle.Sha256);
            throw;
        }
    }
}
