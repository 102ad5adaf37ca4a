using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Training.Running;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>
/// What a failure leads to: a back end that is away is waited for, longer each time; what failed silently is tried a few times and named;
/// what cannot be done ends the model, by name.
/// </summary>
internal sealed partial class BuildFaults(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time, ILogger<BuildFaults> logger)
{
    /// <summary>Attempts at a picture that the back end made without LoRA, ControlNet or checkpoint.</summary>
    public const int SilentAttempts = 3;

    /// <summary>Attempts at what may be better the next time.</summary>
    public const int Attempts = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan EncoderWait = TimeSpan.FromSeconds(10);

    public async Task NoteAsync(BuildClaim claim, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(exception);
        var (sample, cause) = exception is SampleFaultException fault ? (fault.Sample, fault.InnerException!) : (null, exception);
        if (cause is not (TransferException or EncoderUnavailableException or EncoderNotLoadedException))
            LogFailed(claim.ItemId, cause);
        await using var context = await contexts.CreateDbContextAsync();
        if (await BuildLeases.Mine(context, claim).Include(one => one.BuildRun).SingleOrDefaultAsync() is not { } item)
            return;
        var now = time.GetUtcNow().UtcDateTime;
        switch (cause)
        {
            case TransferException { Fault: TransferFault.Unavailable }:
                await AwayAsync(context, item.BuildRun, cause.Message, now);
                break;
            case EncoderUnavailableException or EncoderNotLoadedException:
                (item.Problem, item.NotBeforeUtc) = (Shorten(cause.Message), now + EncoderWait);
                break;
            default:
                Count(context, item, sample, cause, now);
                break;
        }

        await context.SaveChangesAsync();
    }

    /// <summary>After as long as it has been away already, so that the waits double.</summary>
    public static TimeSpan WaitFor(TimeSpan away) =>
        away < First ? First
        : away > Longest ? Longest
        : away;

    /// <summary>None of the run's models is tried before: each would only find out the same.</summary>
    private static async Task AwayAsync(LoraJudgeDbContext context, BuildRun run, string message, DateTime now)
    {
        run.AwaySinceUtc ??= now;
        run.Problem = Shorten(message);
        DateTime? next = now + WaitFor(now - run.AwaySinceUtc.Value);
        await context
            .BuildItems.Where(item =>
                item.BuildRunId == run.Id && (item.Stage == BuildStage.Waiting || item.Stage == BuildStage.Generating)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.NotBeforeUtc, next));
    }

    private static void Count(LoraJudgeDbContext context, BuildItem item, string? sample, Exception cause, DateTime now)
    {
        var message = Shorten(cause.Message);
        context.BuildIncidents.Add(
            new BuildIncident
            {
                BuildItem = item,
                Sample = sample is null ? null : TrainingRuns.Shorten(sample, Domain.Catalog.SampleImage.MaxCodeLength),
                Fault = (cause as TransferException)?.Fault.ToString() ?? "Unexpected",
                Message = message,
                AtUtc = now,
            }
        );
        item.Failures++;
        item.Problem = Shorten(sample is null ? message : $"{sample}: {message}");
        if (item.Failures < AttemptsAt(cause))
        {
            item.NotBeforeUtc = now + (First * Math.Pow(2, item.Failures - 1));
            return;
        }

        (item.Stage, item.EndedUtc) = (BuildStage.Failed, now);
    }

    private static int AttemptsAt(Exception cause) =>
        cause switch
        {
            TransferException { Fault: TransferFault.Refused } => 1,
            TransferException { IsTransient: false } => SilentAttempts,
            _ => Attempts,
        };

    private static string Shorten(string message) => TrainingRuns.Shorten(message, BuildRun.MaxProblemLength);

    [LoggerMessage(LogLevel.Error, "Work on item {Item} of a run failed.")]
    private partial void LogFailed(long item, Exception exception);
}
