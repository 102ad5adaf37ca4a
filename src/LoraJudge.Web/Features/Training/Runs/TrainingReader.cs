using LoraJudge.Data;
using LoraJudge.Domain.Experiments;
using LoraJudge.Web.Features.Training.Options;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Training.Runs;

/// <summary>Reads runs and their curves for pages.</summary>
internal sealed class TrainingReader(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <summary>Runs on the list; older ones keep their own pages.</summary>
    public const int Most = 50;

    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<TrainingRunView>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Rows(context, context.TrainingRuns.OrderByDescending(run => run.Id).Take(Most)).ToListAsync(cancellation);
        return [.. rows.Select(View)];
    }

    /// <returns>Null where there is no such run.</returns>
    public async Task<TrainingRunView?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Rows(context, context.TrainingRuns.Where(run => run.Id == id)).SingleOrDefaultAsync(cancellation) is { } row
            ? View(row)
            : null;
    }

    /// <param name="points">About how many points the loss has, however long the run is.</param>
    public async Task<TrainingCurve> CurveAsync(TrainingRunView run, int points, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        var stretch = Math.Max(1, run.Steps / points);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var losses = await context
            .TrainingLosses.Where(loss => loss.TrainingRunId == run.Id)
            .GroupBy(loss => (loss.Step - 1) / stretch)
            .Select(group => new { Step = group.Max(loss => loss.Step), Loss = group.Average(loss => loss.Loss) })
            .OrderBy(point => point.Step)
            .ToListAsync(cancellation);
        var epochs = await context
            .TrainingEpochs.Where(epoch => epoch.TrainingRunId == run.Id)
            .OrderBy(epoch => epoch.Epoch)
            .Select(epoch => new EpochPoint(epoch.Epoch, epoch.Step, epoch.Loss, epoch.ValidationLoss, epoch.ValidationMrr))
            .ToListAsync(cancellation);
        return new TrainingCurve(run.Id, [.. losses.Select(point => new LossPoint(point.Step, point.Loss))], epochs);
    }

    private static IQueryable<Row> Rows(LoraJudgeDbContext context, IQueryable<TrainingRun> runs) =>
        runs.AsNoTracking()
            .Select(run => new Row(
                run,
                context
                    .TrainingLosses.Where(loss => loss.TrainingRunId == run.Id)
                    .OrderByDescending(loss => loss.Step)
                    .Select(loss => (double?)loss.Loss)
                    .FirstOrDefault(),
                context
                    .TrainingEpochs.Where(epoch => epoch.TrainingRunId == run.Id && epoch.ValidationMrr != null)
                    .OrderByDescending(epoch => epoch.Epoch)
                    .Select(epoch => epoch.ValidationMrr)
                    .FirstOrDefault()
            ));

    private static TrainingRunView View(Row row)
    {
        var run = row.Run;
        return new TrainingRunView(
            run.Id,
            run.Name,
            run.VariantMethod,
            run.State,
            run.CancelRequested,
            run.Prepared,
            run.PreparedOf,
            run.Step,
            run.Steps,
            TrainingOptionsJson.Read(run.Options)?.Epochs ?? 0,
            row.Loss,
            row.ValidationMrr,
            run.Models,
            run.Pictures,
            run.SampleSet,
            run.Problem,
            run.EncoderId,
            run.CreatedUtc,
            run.StartedUtc,
            run.EndedUtc,
            run.Options
        );
    }

    private sealed record Row(TrainingRun Run, double? Loss, double? ValidationMrr);
}
