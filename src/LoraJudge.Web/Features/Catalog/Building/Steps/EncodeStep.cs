using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>Gives the model's pictures their vectors by the active encoder.</summary>
internal sealed class EncodeStep(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IStyleEncoder encoder,
    EncoderRows encoders,
    MissingVectors missing,
    BuildLeases leases
)
{
    /// <exception cref="SampleFaultException">A picture could not be encoded.</exception>
    /// <exception cref="EncoderUnavailableException">The encoder cannot encode.</exception>
    public async Task RunAsync(BuildClaim claim, CancellationToken cancellation)
    {
        var description = await encoder.ReadyAsync(cancellation);
        var summary = await missing.EncodeAsync(description, cancellation, [claim.ModelId]);
        if (summary.LeftOut is [var first, ..])
            throw new SampleFaultException(first.Label, new InvalidDataException(first.Reason));
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var encoded = await context.Embeddings.CountAsync(
            vector =>
                vector.EncoderId == encoderId
                && vector.ReferenceImage.LoraModelId == claim.ModelId
                && !vector.ReferenceImage.RemovedByCleansing
                && context.BuildRuns.Any(run => run.Id == claim.RunId && run.SampleSetId == vector.ReferenceImage.SampleImage.SampleSetId),
            cancellation
        );
        await BuildLeases.Mine(context, claim).ExecuteUpdateAsync(set => set.SetProperty(item => item.Encoded, encoded), cancellation);
        await leases.AdvanceAsync(claim, BuildStage.Indexing, cancellation);
    }
}
