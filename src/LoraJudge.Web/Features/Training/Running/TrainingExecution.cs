using LoraJudge.Data;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Encoders;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Training.Options;
using LoraJudge.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Training.Running;

/// <summary>Executes one run of the tables to its end, and registers the encoder that comes of it.</summary>
internal sealed partial class TrainingExecution(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    TrainingPictures pictures,
    RunFiles files,
    EncoderRegistration registration,
    IImageDecoder decoder,
    EncoderOptions encoder,
    StorageOptions storage,
    ProgressBoard board,
    TimeProvider time,
    ILogger<TrainingExecution> logger
)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>The caller holds the <see cref="TrainingLock"/>.</summary>
    /// <returns>How it ended; the row says why.</returns>
    /// <exception cref="OperationCanceledException">The process stops; the run goes on when it is executed again.</exception>
    public async Task<TrainingState> RunAsync(long id, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = Task.CompletedTask;
        try
        {
            var run = await BeginAsync(id, cancellation);
            watching = WatchAsync(id, stop);
            var outcome = await TrainAsync(run, stop.Token);
            await FinishAsync(id, outcome, cancellation);
            return TrainingState.Finished;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await EndAsync(id, TrainingState.Cancelled, problem: null);
            files.Delete(id);
            return TrainingState.Cancelled;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (IsForeseen(exception))
                LogFailed(id, exception.Message);
            else
                LogBroken(id, exception);
            await EndAsync(id, TrainingState.Failed, Words(id, exception));
            return TrainingState.Failed;
        }
        finally
        {
            await stop.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TrainingRun> BeginAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var run = await context.TrainingRuns.SingleAsync(run => run.Id == id, cancellation);
        if (run.CancelRequested)
            throw new OperationCanceledException("Somebody cancelled it before it began.");
        run.State = TrainingState.Preparing;
        run.StartedUtc ??= time.GetUtcNow().UtcDateTime;
        await context.SaveChangesAsync(cancellation);
        return run;
    }

    private async Task<TrainingOutcome> TrainAsync(TrainingRun run, CancellationToken cancellation)
    {
        var options =
            TrainingOptionsJson.Read(run.Options)
            ?? throw new TrainingException("Its options cannot be read by this version of the portal: start a new run.");
        var all = await pictures.GetAsync(run.SampleSet, cancellation);
        using var recorder = new RunRecorder(run, options.Epochs, contexts, board, time);
        // Torch's dispose scopes belong to a thread: the run has one of its own.
        return await Task.Factory.StartNew(
            () =>
            {
                var trainer = new Trainer(decoder, encoder.TrunkWeights, storage.TrainingCacheFolder);
                try
                {
                    return trainer.Run(run.Name, options, all, files.Folder(run.Id), recorder, cancellation);
                }
                finally
                {
                    recorder.WriteSteps();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    private async Task FinishAsync(long id, TrainingOutcome outcome, CancellationToken cancellation)
    {
        var encoderId = await registration.AddAsync(outcome.CheckpointPath, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var stored = await context.TrainingEpochs.Where(row => row.TrainingRunId == id).Select(row => row.Epoch).ToListAsync(cancellation);
        context.TrainingEpochs.AddRange(
            outcome.Epochs.Where(epoch => !stored.Contains(epoch.Epoch)).Select(epoch => RunRecorder.Row(id, epoch))
        );
        var run = await context.TrainingRuns.SingleAsync(run => run.Id == id, cancellation);
        (run.State, run.EncoderId, run.EndedUtc) = (TrainingState.Finished, encoderId, time.GetUtcNow().UtcDateTime);
        (run.Models, run.Pictures, run.DataHash) = (outcome.Models, outcome.Pictures, outcome.DataHash);
        (run.TrainedModels, run.ValidatedModels) = (
            await IdsAsync(context, outcome.TrainedModels, cancellation),
            await IdsAsync(context, outcome.ValidatedModels, cancellation)
        );
        run.Step = outcome.Epochs[^1].Step;
        await context.SaveChangesAsync(cancellation);
        files.Finish(id, outcome.LeftOut);
    }

    private static Task<List<long>> IdsAsync(LoraJudgeDbContext context, IReadOnlyList<string> slugs, CancellationToken cancellation) =>
        context.LoraModels.Where(model => slugs.Contains(model.Slug)).Select(model => model.Id).Order().ToListAsync(cancellation);

    private async Task EndAsync(long id, TrainingState state, string? problem)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        var run = await context.TrainingRuns.SingleAsync(run => run.Id == id);
        (run.State, run.Problem, run.EndedUtc) = (state, problem, time.GetUtcNow().UtcDateTime);
        await context.SaveChangesAsync();
    }

    private async Task WatchAsync(long id, CancellationTokenSource stop)
    {
        while (true)
        {
            await Task.Delay(LookEvery, time, stop.Token);
            try
            {
                await using var context = await contexts.CreateDbContextAsync(stop.Token);
                if (await context.TrainingRuns.AnyAsync(run => run.Id == id && run.CancelRequested, stop.Token))
                    await stop.CancelAsync();
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                // A run that nobody can cancel any more would be worse than asking a busy database again.
                LogUnwatched(id, exception);
            }
        }
    }

    private static bool IsForeseen(Exception exception) =>
        exception is TrainingException or InvalidDataException or IOException or EncoderUnavailableException;

    /// <summary>Of the trainer's words, those about its folder are of no use to somebody who sees a page.</summary>
    private string Words(long id, Exception exception) =>
        TrainingRuns.Shorten(
            exception is TrainingException && exception.Message.StartsWith(files.Folder(id), StringComparison.Ordinal)
                    ? "The catalogue's pictures have changed since this run began, so that it cannot go on: train again with its settings."
                : IsForeseen(exception) ? exception.Message
                : $"The training stopped for a reason that was not foreseen: {exception.GetBaseException().Message} The portal's log says more.",
            TrainingRun.MaxProblemLength
        );

    [LoggerMessage(LogLevel.Warning, "Training run {Run} failed. {Problem}")]
    private partial void LogFailed(long run, string problem);

    [LoggerMessage(LogLevel.Warning, "Whether training run {Run} is to be cancelled could not be read; it is asked again.")]
    private partial void LogUnwatched(long run, Exception exception);

    [LoggerMessage(LogLevel.Error, "Training run {Run} failed for a reason that was not foreseen.")]
    private partial void LogBroken(long run, Exception exception);
}
