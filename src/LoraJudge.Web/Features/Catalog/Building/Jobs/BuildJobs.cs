using Hangfire;
using LoraJudge.Web.Features.Catalog.Building.Steps;

namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>What Hangfire calls. A job is only a nudge: what is left to do is read from the tables, and done twice it changes nothing.</summary>
internal sealed partial class BuildJobs(BuildSteps steps, BuildNudges nudges, TimeProvider time, ILogger<BuildJobs> logger)
{
    /// <summary>After a failure that no wait of the tables' own follows, such as a full disk.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Takes one model of a run through the stage that it is at.</summary>
    /// <param name="queue">The queue that the nudge came by: a stage of another queue is left alone.</param>
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(string queue, long item, CancellationToken cancellation)
    {
        try
        {
            await steps.RunAsync(item, queue, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The tables could not be read or written: as long as something is left to do, another nudge comes.
            LogFailed(item, exception);
            await Task.Delay(Rest, time, cancellation);
        }
        finally
        {
            nudges.Remove(queue, item);
        }
    }

    [LoggerMessage(LogLevel.Error, "Item {Item} of a run could not be worked on; it is tried again.")]
    private partial void LogFailed(long item, Exception exception);
}
