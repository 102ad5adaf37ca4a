using LoraJudge.Domain.Experiments;
using LoraJudge.Web.Features.Training.Options;

namespace LoraJudge.Web.Tests.Features.Training.Runs;

/// <summary>Rows of runs that nobody executed.</summary>
internal static class SomeRuns
{
    /// <summary>A run of two epochs of ten steps, with a loss that falls from 1 by 0.01 a step.</summary>
    public static async Task<long> AddAsync(
        Portal portal,
        string name,
        TrainingState state,
        int steps = 0,
        Action<TrainingRun>? change = null
    )
    {
        await using var context = await portal.OpenAsync();
        var run = new TrainingRun
        {
            Name = name,
            VariantMethod = "Compact",
            Options = TrainingOptionsJson.Write(TrainingPreset.Compact.Options with { Epochs = 2 }),
            State = state,
            Step = steps,
            Steps = steps == 0 ? 0 : 20,
            CreatedUtc = DateTime.UnixEpoch,
            StartedUtc = steps == 0 ? null : DateTime.UnixEpoch,
            EndedUtc = state >= TrainingState.Finished ? DateTime.UnixEpoch.AddMinutes(90) : null,
        };
        change?.Invoke(run);
        context.TrainingRuns.Add(run);
        context.TrainingLosses.AddRange(Enumerable.Range(1, steps).Select(step => Loss(run, step)));
        context.TrainingEpochs.AddRange(Enumerable.Range(1, steps / 10).Select(epoch => Epoch(run, epoch)));
        await context.SaveChangesAsync();
        return run.Id;
    }

    private static TrainingLoss Loss(TrainingRun run, int step) =>
        new()
        {
            TrainingRun = run,
            Step = step,
            Epoch = ((step - 1) / 10) + 1,
            Loss = 1 - (step * 0.01),
        };

    private static TrainingEpochFigures Epoch(TrainingRun run, int epoch) =>
        new()
        {
            TrainingRun = run,
            Epoch = epoch,
            Step = epoch * 10,
            Loss = 1 - (epoch * 0.1),
            ValidationLoss = 0.9,
            ValidationMrr = 0.4 + (epoch * 0.1),
        };
}
