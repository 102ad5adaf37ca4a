using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training.Running;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Training.Running;

/// <summary>A portal with a catalogue of striped pictures, and runs of a small network that take a second.</summary>
internal sealed class TrainedPortal : IAsyncDisposable
{
    /// <summary>Without cleansing: the first model's pictures are the samples themselves.</summary>
    public static TrainingOptions Options { get; } =
        new()
        {
            Backbone = Backbone.Compact,
            FrozenBlocks = 0,
            InputEdge = 32,
            Pooling = Pooling.Statistics,
            Dimensions = 8,
            UnitLength = true,
            Sampler = Sampler.BatchHard,
            BatchSize = 12,
            PicturesAModel = 3,
            Epochs = 2,
            Optimizer = OptimizerKind.AdamW,
            Margin = 0.3,
            ValidationModels = 2,
            Cleansing = false,
            Device = "cpu",
        };

    public Portal Portal { get; } = new(("Encoder:Device", "cpu"));

    public TrainingRuns Runs => Portal.Get<TrainingRuns>();

    public RunFiles Files => Portal.Get<RunFiles>();

    /// <param name="models">With six pictures each.</param>
    public static async Task<TrainedPortal> CreateAsync(int models = 6)
    {
        var trained = new TrainedPortal();
        await trained.Portal.SeedAsync(models);
        return trained;
    }

    public Task<long> QueueAsync(TrainingOptions? options = null, string name = "Striped") =>
        Runs.AddAsync(name, options ?? Options, sampleSet: null, CancellationToken.None);

    public Task<TrainingState> ExecuteAsync(long id, CancellationToken cancellation = default) =>
        Portal.Get<TrainingExecution>().RunAsync(id, cancellation);

    public async Task<TrainingRun> RunAsync(long id)
    {
        await using var context = await Portal.OpenAsync();
        return await context.TrainingRuns.Include(run => run.Encoder).SingleAsync(run => run.Id == id);
    }

    public async Task<List<int>> StepsAsync(long id)
    {
        await using var context = await Portal.OpenAsync();
        return await context
            .TrainingLosses.Where(loss => loss.TrainingRunId == id)
            .OrderBy(loss => loss.Step)
            .Select(loss => loss.Step)
            .ToListAsync();
    }

    public async Task<List<TrainingEpochFigures>> EpochsAsync(long id)
    {
        await using var context = await Portal.OpenAsync();
        return await context.TrainingEpochs.Where(epoch => epoch.TrainingRunId == id).OrderBy(epoch => epoch.Epoch).ToListAsync();
    }

    /// <summary>Executes a run until it has stored an epoch, then does something to it.</summary>
    public async Task<Task<TrainingState>> ExecuteToFirstEpochAsync(long id, CancellationToken cancellation = default)
    {
        var execution = Task.Run(() => ExecuteAsync(id, cancellation), CancellationToken.None);
        await Eventually.HoldsAsync(async () => execution.IsCompleted || (await EpochsAsync(id)).Count > 0);
        return execution;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
