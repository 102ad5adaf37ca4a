using System.Collections.Concurrent;
using System.Threading.Channels;
using LoraJudge.Style.Encoding;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>
/// Opens drafts one after the other. Nothing of a study is stored before all of it is: a stop in between leaves the draft as it was, to be
/// opened again.
/// </summary>
internal sealed partial class StudyOpener(StudyFreezer freezer, ILogger<StudyOpener> logger) : BackgroundService
{
    private readonly Channel<long> asked = Channel.CreateUnbounded<long>();
    private readonly ConcurrentDictionary<long, OpeningStanding> standings = new();

    /// <summary>How far the opening of a study is; null where nobody asked for it since the portal was started.</summary>
    public OpeningStanding? StandingOf(long studyId) => standings.GetValueOrDefault(studyId);

    /// <summary>
    /// Opens a study when those before it are done. Asked twice, it is opened once, even if the second call comes when it is open already:
    /// a study never becomes a draft again.
    /// </summary>
    public void Ask(long studyId)
    {
        var own = new OpeningStanding(true, null);
        var standing = standings.AddOrUpdate(studyId, own, (_, before) => before.Problem is null ? before : own);
        if (ReferenceEquals(standing, own))
            asked.Writer.TryWrite(studyId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var id in asked.Reader.ReadAllAsync(stoppingToken))
            standings[id] = new OpeningStanding(false, await ProblemAsync(id, stoppingToken));
    }

    /// <returns>What kept the study from being opened; null where it is open.</returns>
    private async Task<string?> ProblemAsync(long id, CancellationToken cancellation)
    {
        try
        {
            await freezer.OpenAsync(id, cancellation);
            return null;
        }
        catch (Exception exception) when (exception is StudyException or EncoderUnavailableException)
        {
            return exception.Message;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(exception, id);
            return "The study could not be opened. Its draft is as it was: open it again. If it stays so, the portal's log says why.";
        }
    }

    [LoggerMessage(LogLevel.Error, "Study {Id} could not be opened.")]
    private partial void LogFailed(Exception exception, long id);
}

/// <param name="Problem">What kept the study from being opened, and what to do; null where nothing did.</param>
internal sealed record OpeningStanding(bool IsUnderWay, string? Problem);
