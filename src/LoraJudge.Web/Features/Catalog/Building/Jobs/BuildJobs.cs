using Hangfire;
using LoraJudge.Web.Features.Catalog.Building.Steps;

namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>What Hangfire calls. A job is only a nudge: what is left to do is read from the tables, and done twice it changes nothing.</summary>
public sealed class BuildJobs(BuildSteps steps, BuildNudges nudges)
{
    /// <summary>Takes one model of a run through the stage that it is at.</summary>
    /// <param name="queue">The queue that the nudge came by: a stage of another queue is left alone.</param>
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(string queue, long item, CancellationToken cancellation)
    {
        try
        {
            await steps.RunAsync(item, queue, cancellation);
        }
        finally
        {
            nudges.Remove(queue, item);
        }
    }
}
