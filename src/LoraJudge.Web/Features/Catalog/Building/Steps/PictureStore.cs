using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using Microsoft.EntityFrameworkCore;
using Equation1 = LoraJudge.Style.Training.Cleansing;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>Stores a picture, with all that is known of how it was made, in one transaction: it is there whole or not at all.</summary>
internal sealed class PictureStore(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    BlobKeeper keeper,
    IImageDecoder decoder,
    TimeProvider time
)
{
    /// <exception cref="LeaseLostException">Somebody else works on the model now: theirs counts.</exception>
    /// <exception cref="TransferException">Another model has given the same picture, which shows that neither has an effect.</exception>
    public async Task StoreAsync(BuildClaim claim, PictureTask task, RgbImage sample, TransferResult result)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(result);
        var png = decoder.EncodePng(result.Image);
        var mse = Equation1.MeanSquaredError(result.Image, sample);
        await keeper.StoreAsync([png], () => StoreAsync(claim, task, result, BlobKey.Of(png), mse), CancellationToken.None);
    }

    private async Task<bool> StoreAsync(BuildClaim claim, PictureTask task, TransferResult result, string sha256, double mse)
    {
        try
        {
            return await contexts.InTransactionAsync(
                async (context, cancellation) =>
                {
                    var held = await BuildLeases
                        .Mine(context, claim)
                        .ExecuteUpdateAsync(set => set.SetProperty(item => item.Failures, 0), cancellation);
                    if (held == 0)
                        throw new LeaseLostException();
                    if (!await context.SampleImages.AnyAsync(image => image.Id == task.Sample.Id, cancellation))
                        return false;
                    if (result.IsModelsOwn)
                        await RefuseSameAsync(context, task, sha256, cancellation);
                    context.ReferenceImages.Add(Row(task, result, sha256, mse));
                    await context.SaveChangesAsync(cancellation);
                    await CountAsync(context, claim, task.Run, cancellation);
                    return true;
                }
            );
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // The picture is there already: the tables have the last word.
            return false;
        }
    }

    /// <summary>No back end tells that a model fits no layer of the checkpoint, for example because it was trained on another base model.</summary>
    private static async Task RefuseSameAsync(LoraJudgeDbContext context, PictureTask task, string sha256, CancellationToken cancellation)
    {
        var other = await context
            .ReferenceImages.Where(picture =>
                picture.BlobSha256 == sha256 && picture.SampleImageId == task.Sample.Id && picture.LoraModelId != task.Run.ModelId
            )
            .Select(picture => picture.LoraModel.LoraName)
            .FirstOrDefaultAsync(cancellation);
        if (other is not null)
            throw new TransferException(
                TransferFault.LoraNotApplied,
                $"The LoRA models {task.Run.LoraName} and {other} give the same picture to the last pixel: neither has an effect, or both are one file. Were they trained on the checkpoint's base model?"
            );
    }

    private ReferenceImage Row(PictureTask task, TransferResult result, string sha256, double mse) =>
        new()
        {
            LoraModelId = task.Run.ModelId,
            SampleImageId = task.Sample.Id,
            BlobSha256 = sha256,
            Width = result.Image.Width,
            Height = result.Image.Height,
            Backend = task.Run.Backend,
            Parameters = result.Parameters,
            Seed = task.Seed,
            Proof = result.Proof,
            MseToOriginal = mse,
            // At once, so that it is not indexed before it is cleansed.
            RemovedByCleansing = mse < task.Run.CleansingThreshold,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };

    private static async Task CountAsync(LoraJudgeDbContext context, BuildClaim claim, BuildFacts run, CancellationToken cancellation)
    {
        var pictures = context.ReferenceImages.Where(picture =>
            picture.LoraModelId == run.ModelId && picture.SampleImage.SampleSetId == run.SampleSetId
        );
        var generated = await pictures.CountAsync(cancellation);
        var removed = await pictures.CountAsync(picture => picture.RemovedByCleansing, cancellation);
        await BuildLeases
            .Mine(context, claim)
            .ExecuteUpdateAsync(
                set => set.SetProperty(item => item.Generated, generated).SetProperty(item => item.Removed, removed),
                cancellation
            );
        await ComeBackAsync(context, run.RunId, cancellation);
    }

    /// <summary>The back end has answered: nobody waits for it any longer.</summary>
    private static async Task ComeBackAsync(LoraJudgeDbContext context, long run, CancellationToken cancellation)
    {
        var back = await context
            .BuildRuns.Where(one => one.Id == run && one.AwaySinceUtc != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.AwaySinceUtc, (DateTime?)null).SetProperty(one => one.Problem, (string?)null),
                cancellation
            );
        if (back == 0)
            return;
        await context
            .BuildItems.Where(item => item.BuildRunId == run && item.Failures == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.NotBeforeUtc, (DateTime?)null), cancellation);
    }
}
