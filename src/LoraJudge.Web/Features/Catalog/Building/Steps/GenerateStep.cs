using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>Makes the pictures of one model that are not there yet, one after the other; each is stored at once.</summary>
internal sealed class GenerateStep(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    TransferBackEnds backEnds,
    SampleDrawer samples,
    PictureStore store,
    BuildLeases leases
)
{
    /// <exception cref="SampleFaultException">A picture could not be made.</exception>
    public async Task RunAsync(BuildClaim claim, CancellationToken cancellation)
    {
        while (await NextAsync(claim, cancellation) is { } task)
        {
            try
            {
                await MakeAsync(claim, task, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new SampleFaultException(task.Sample.Code, exception);
            }
        }

        await leases.AdvanceAsync(claim, BuildStage.Cleansing, cancellation);
    }

    private async Task MakeAsync(BuildClaim claim, PictureTask task, CancellationToken cancellation)
    {
        var transfer =
            backEnds.Find(task.Run.Backend)
            ?? throw new TransferException(TransferFault.Unavailable, $"This process has no back end {task.Run.Backend}.");
        var image = await samples.ReadAsync(task.Sample, task.Run.Edge, cancellation);
        var request = new TransferRequest(image, task.Run.LoraName, task.Seed)
        {
            LineDrawing = await samples.DrawAsync(task.Sample, image, transfer, cancellation),
            TaskId = task.TaskId,
        };
        // A back end that computes here would keep the worker's thread from being told to stop.
        var result = await Task.Run(() => transfer.TransferAsync(request, cancellation), cancellation);
        Check(result, image);
        // It is made: whoever stops the run now does not lose it.
        await store.StoreAsync(claim, task, image, result);
    }

    private static void Check(TransferResult result, RgbImage sample)
    {
        if (string.IsNullOrWhiteSpace(result.Proof))
            throw new TransferException(TransferFault.Unreadable, "The picture came without proof that it is what was asked for.");
        if ((result.Image.Width, result.Image.Height) != (sample.Width, sample.Height))
        {
            throw new TransferException(
                TransferFault.Unreadable,
                $"The picture has {result.Image.Width} × {result.Image.Height} pixels instead of {sample.Width} × {sample.Height}."
            );
        }
    }

    private async Task<PictureTask?> NextAsync(BuildClaim claim, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var facts =
            await BuildLeases
                .Mine(context, claim)
                .Select(item => new BuildFacts(
                    item.BuildRunId,
                    item.BuildRun.CreatedUtc,
                    item.BuildRun.SampleSetId,
                    item.BuildRun.SampleSet.CleansingThreshold,
                    item.BuildRun.Backend,
                    item.BuildRun.Seed,
                    item.BuildRun.Edge,
                    item.LoraModelId,
                    item.LoraModel.LoraName,
                    item.Failures
                ))
                .SingleOrDefaultAsync(cancellation)
            ?? throw new LeaseLostException();
        var sample = await Missing(context, facts).OrderBy(image => image.Id).AsNoTracking().FirstOrDefaultAsync(cancellation);
        return sample is null ? null : new PictureTask(facts, sample);
    }

    private static IQueryable<SampleImage> Missing(LoraJudgeDbContext context, BuildFacts run) =>
        context
            .SampleImages.Where(image => image.SampleSetId == run.SampleSetId && image.BlobSha256 != null)
            .Where(image =>
                !context.ReferenceImages.Any(picture => picture.LoraModelId == run.ModelId && picture.SampleImageId == image.Id)
            );
}
