using System.Collections.Concurrent;
using System.Threading.Channels;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>
/// Makes exports in the background, one after the other, and keeps their files. What a stop of the portal interrupts is asked for again.
/// </summary>
internal sealed partial class ExportJobs(ExportMaker maker, ExportFiles files, ProgressBoard board, ILogger<ExportJobs> logger)
    : BackgroundService
{
    private readonly Channel<ExportJob> asked = Channel.CreateUnbounded<ExportJob>();
    private readonly ConcurrentDictionary<long, ExportJob> jobs = new();

    /// <summary>The newest export that was asked for since the portal was started; null where there was none.</summary>
    public ExportJob? Of(long studyId) => jobs.GetValueOrDefault(studyId);

    /// <summary>Begins an export, unless one of the study is under way.</summary>
    /// <param name="filters">Values of <see cref="ResultsFilters"/>; those of the plan where they are not given.</param>
    public void Ask(long studyId, IReadOnlyDictionary<string, string> filters)
    {
        var own = new ExportJob(studyId, filters);
        var job = jobs.AddOrUpdate(studyId, own, (_, before) => before.IsUnderWay ? before : own);
        if (job == own)
            asked.Writer.TryWrite(own);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in asked.Reader.ReadAllAsync(stoppingToken))
            job.End(await ProblemAsync(job, stoppingToken));
    }

    /// <returns>What kept the export from being made; null where it is there.</returns>
    private async Task<string?> ProblemAsync(ExportJob job, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, job.Cancelled);
        try
        {
            await MakeAsync(job, either.Token);
            return null;
        }
        catch (OperationCanceledException) when (job.Cancelled.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return "The export was cancelled.";
        }
        catch (StudyException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogFailed(exception, job.StudyId);
            return "The export could not be made. Try once more; if it stays so, the portal's log says why.";
        }
    }

    private async Task MakeAsync(ExportJob job, CancellationToken cancellation)
    {
        // Nobody knows how many files there will be before the data are read.
        using var progress = board.Start(FormattableString.Invariant($"Exporting study {job.StudyId}"), 100);
        var shown = 0;
        void Written(int done, int total)
        {
            job.Report(done, total);
            var percent = 100 * done / total;
            if (percent > shown)
                progress.Advance(percent - shown);
            shown = percent;
        }

        await using var file = files.Begin();
        var made = await maker.WriteAsync(job.StudyId, job.Filters.GetValueOrDefault, file, Written, cancellation);
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

    [LoggerMessage(LogLevel.Error, "The export of study {Id} could not be made.")]
    private partial void LogFailed(Exception exception, long id);
}
