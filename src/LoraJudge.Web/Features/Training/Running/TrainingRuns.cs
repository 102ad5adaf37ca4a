using LoraJudge.Data;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training.Options;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Training.Running;

/// <summary>The table of runs, which is their queue too.</summary>
internal sealed class TrainingRuns(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <summary>Queues a run.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="TrainingException">The options do not do, or there is no such sample set.</exception>
    public async Task<long> AddAsync(string? name, TrainingOptions options, string? sampleSet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new TrainingException(problem);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (sampleSet is not null && !await context.SampleSets.AnyAsync(set => set.Name == sampleSet, cancellation))
            throw new TrainingException($"There is no sample set \"{sampleSet}\": leave it out to train on the whole catalogue.");
        var method = TrainingPreset.NameOf(options);
        var run = new TrainingRun
        {
            Name = Shorten(string.IsNullOrWhiteSpace(name) ? method ?? "Own settings" : name.Trim(), TrainingRun.MaxNameLength),
            VariantMethod = method,
            Options = TrainingOptionsJson.Write(options),
            Seed = options.Seed,
            SampleSet = sampleSet,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        context.TrainingRuns.Add(run);
        await context.SaveChangesAsync(cancellation);
        return run.Id;
    }

    /// <returns>The oldest run that is neither finished nor given up; null where there is none.</returns>
    public async Task<long?> NextAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Open(context).OrderBy(run => run.Id).Select(run => (long?)run.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Asks a run to end; one that has not begun ends at once.</summary>
    /// <returns>False where there is no such run.</returns>
    public async Task<bool> CancelAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        await context
            .TrainingRuns.Where(run => run.Id == id && run.State == TrainingState.Queued)
            .ExecuteUpdateAsync(
                set => set.SetProperty(run => run.State, TrainingState.Cancelled).SetProperty(run => run.EndedUtc, now),
                cancellation
            );
        await Open(context)
            .Where(run => run.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.CancelRequested, true), cancellation);
        return await context.TrainingRuns.AnyAsync(run => run.Id == id, cancellation);
    }

    /// <summary>Queues a run again that was stopped or has failed: it goes on from its last epoch.</summary>
    /// <exception cref="TrainingException">There is no such run, or nothing is left to do.</exception>
    public async Task ReopenAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var run =
            await context.TrainingRuns.SingleOrDefaultAsync(run => run.Id == id, cancellation)
            ?? throw new TrainingException($"There is no training run {id}.");
        if (run.State is TrainingState.Finished or TrainingState.Cancelled)
            throw new TrainingException($"Run {id} ({run.Name}) is {TrainingWords.Of(run.State).ToLowerInvariant()}: start a new one.");
        (run.State, run.Problem, run.EndedUtc, run.CancelRequested) = (TrainingState.Queued, null, null, false);
        await context.SaveChangesAsync(cancellation);
    }

    public static string Shorten(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private static IQueryable<TrainingRun> Open(LoraJudgeDbContext context) =>
        context.TrainingRuns.Where(run =>
            run.State == TrainingState.Queued || run.State == TrainingState.Preparing || run.State == TrainingState.Running
        );
}
