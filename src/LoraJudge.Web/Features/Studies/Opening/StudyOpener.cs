using System.Collections.Concurrent;
using System.Threading.Channels;
using LoraJudge.Style.Encoding;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>
/// Opens drafts one after the other. Nothing of a study is stored before all of it is: a stop in between leaves the draft as it was, to be
/// opened again.
/// </summary>
public sealed partial class StudyOpener(StudyFreezer freezer, ILogger<StudyOpener> logger) : BackgroundService
{
    private readonly Channel<long> asked = Channel.CreateUnbounded<long>();
    private readonly ConcurrentDictionary<long, OpeningStanding> standings = new();

    /// <summary>How far the opening of a study is; null where nobody asked for it since the portal was started.</summary>
    public OpeningStanding? StandingOf(long studyId) => standings.GetValueOrDefault(studyId);

    /// <summary>Opens a study when those before it are done. Asked twice, it is opened once.</summary>
    public void Ask(long studyId)
    {
        var standing = standings.AddOrUpdate(
            studyId,
            _ => new OpeningStanding(true, null),
            (_, before) => before.IsUnderWay ? before : new OpeningStanding(true, null)
        );
        if (standing is { IsUnderWay: true })
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
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception, id);
            return "The study could not be opened. Its draft is as it was: open it again. If it stays so, the portal's log says why.";
        }
    }

    [LoggerMessage(LogLevel.Error, "Study {Id} could not be opened.")]
    private partial void LogFailed(Exception exception, long id);
}

/// <param name="Problem">What kept the study from being opened, and what to do; null where nothing did.</param>
public sealed record OpeningStanding(bool IsUnderWay, string? Problem);
