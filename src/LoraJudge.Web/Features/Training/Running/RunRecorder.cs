using LoraJudge.Data;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Training;
using LoraJudge.Web.Shared.Progress;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Training.Running;

/// <summary>
/// Writes what a run tells into the tables, about once a second, and shows it on the board. An epoch's losses are all there before its
/// checkpoint is: a run that was killed goes on behind the last checkpoint, and every step is stored once.
/// </summary>
internal sealed class RunRecorder(
    TrainingRun run,
    int epochs,
    IDbContextFactory<LoraJudgeDbContext> contexts,
    ProgressBoard board,
    TimeProvider time
) : ITrainingWatcher, IDisposable
{
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(1);

    private readonly List<TrainingStep> unwritten = [];
    private ProgressBoard.Scope? preparing;
    private ProgressBoard.Scope? training;
    private int prepared;
    private long written;

    public void Prepared(int done, int total)
    {
        preparing ??= board.Start($"Preparing the pictures of {run.Name}", total);
        preparing.Advance(done - prepared);
        prepared = done;
        if (done >= total || IsDue())
            Write(row => (row.Prepared, row.PreparedOf) = (done, total));
    }

    public void Stepped(TrainingStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (training is null)
            Begin(step);
        unwritten.Add(step);
        training!.Rename(FormattableString.Invariant($"Training {run.Name}, epoch {step.Epoch} of {epochs}, loss {step.Loss:0.0000}"));
        training.Advance();
        if (step.Step % (step.Steps / epochs) == 0 || IsDue())
            WriteSteps();
    }

    public void EpochEnded(TrainingEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        using var context = contexts.CreateDbContext();
        context.TrainingEpochs.Add(Row(run.Id, epoch));
        context.SaveChanges();
    }

    public void Dispose()
    {
        preparing?.Dispose();
        training?.Dispose();
    }

    /// <summary>What came of the steps so far; after the last of them, or where a run ends early.</summary>
    public void WriteSteps()
    {
        if (unwritten.Count == 0)
            return;
        var last = unwritten[^1];
        using (var context = contexts.CreateDbContext())
        {
            context.TrainingLosses.AddRange(
                unwritten.Select(step => new TrainingLoss
                {
                    TrainingRunId = run.Id,
                    Step = step.Step,
                    Epoch = step.Epoch,
                    Loss = step.Loss,
                })
            );
            var row = context.TrainingRuns.Single(row => row.Id == run.Id);
            (row.State, row.Step, row.Steps) = (TrainingState.Running, last.Step, last.Steps);
            context.SaveChanges();
        }

        unwritten.Clear();
        written = time.GetTimestamp();
    }

    public static TrainingEpochFigures Row(long runId, TrainingEpoch epoch) =>
        new()
        {
            TrainingRunId = runId,
            Epoch = epoch.Epoch,
            Step = epoch.Step,
            Loss = epoch.Loss,
            ValidationLoss = epoch.ValidationLoss,
            ValidationMrr = epoch.ValidationMrr,
        };

    /// <summary>Steps behind the last checkpoint are repeated: what was stored of them goes.</summary>
    private void Begin(TrainingStep first)
    {
        preparing?.Dispose();
        training = board.Start($"Training {run.Name}", first.Steps, already: first.Step - 1);
        using var context = contexts.CreateDbContext();
        context.TrainingLosses.Where(loss => loss.TrainingRunId == run.Id && loss.Step >= first.Step).ExecuteDelete();
        context.TrainingEpochs.Where(epoch => epoch.TrainingRunId == run.Id && epoch.Epoch >= first.Epoch).ExecuteDelete();
    }

    private bool IsDue() => written == 0 || time.GetElapsedTime(written) >= WriteEvery;

    private void Write(Action<TrainingRun> change)
    {
        using var context = contexts.CreateDbContext();
        change(context.TrainingRuns.Single(row => row.Id == run.Id));
        context.SaveChanges();
        written = time.GetTimestamp();
    }
}
