using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Building.Runs;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>Takes one model of a run through the stage that it is at, if nobody else does.</summary>
internal sealed class BuildSteps(
    BuildLeases leases,
    GenerateStep generate,
    CleanseStep cleanse,
    EncodeStep encode,
    IndexStep index,
    BuildFaults faults,
    BuildControl control
)
{
    /// <param name="queue">Only a stage of this queue; null for any.</param>
    /// <param name="cancellation">What was done until then is kept.</param>
    /// <returns>Whether there was something to do.</returns>
    public async Task<bool> RunAsync(long itemId, string? queue, CancellationToken cancellation)
    {
        if (await leases.TryClaimAsync(itemId, queue, cancellation) is not { } claim)
            return false;
        try
        {
            await using var watch = leases.Watch(claim, cancellation);
            try
            {
                await StepAsync(claim, watch.Token);
            }
            catch (OperationCanceledException)
            {
                // Paused, cancelled, stopped or taken over: the tables say what is left.
            }
            catch (Exception exception)
            {
                await faults.NoteAsync(claim, exception);
            }
        }
        finally
        {
            await leases.ReleaseAsync(claim);
        }

        await control.SettleAsync(claim.RunId, CancellationToken.None);
        return true;
    }

    private Task StepAsync(BuildClaim claim, CancellationToken cancellation) =>
        claim.Stage switch
        {
            BuildStage.Generating => generate.RunAsync(claim, cancellation),
            BuildStage.Cleansing => cleanse.RunAsync(claim, cancellation),
            BuildStage.Encoding => encode.RunAsync(claim, cancellation),
            _ => index.RunAsync(claim, cancellation),
        };
}
