using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Style.Tests.Training;

/// <summary>A folder to train in, striped pictures to train on, and options of a run that takes a second.</summary>
internal sealed class TrainingFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lorajudge-training-").FullName;

    public static IImageDecoder Decoder { get; } = new NetVipsImageDecoder(new ImagingOptions());

    /// <summary>A small network of our own on pictures of 32 pixels.</summary>
    public static TrainingOptions Options { get; } =
        new()
        {
            Backbone = Backbone.Compact,
            FrozenBlocks = 0,
            InputEdge = 32,
            Pooling = Pooling.Statistics,
            HiddenUnits = 16,
            Dimensions = 8,
            UnitLength = true,
            Dropout = 0.1,
            Sampler = Sampler.BatchHard,
            BatchSize = 12,
            PicturesAModel = 3,
            Epochs = 3,
            Optimizer = OptimizerKind.AdamW,
            Margin = 0.3,
            Flips = true,
            SmallestCrop = 0.7,
            ValidationModels = 2,
            Device = "cpu",
        };

    public static IReadOnlyList<TrainingPicture> Pictures { get; } =
    [
        .. from model in Enumerable.Range(0, 8)
        from sample in Enumerable.Range(0, 6)
        let bytes = Decoder.EncodeJpeg(StripedPicture.Draw(model, sample))
        select new TrainingPicture($"model {model}", $"sample {sample}", $"subject {sample / 2}", () => bytes),
    ];

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public TrainingOutcome Train(
        TrainingOptions options,
        IReadOnlyList<TrainingPicture>? pictures = null,
        string run = "run",
        ITrainingWatcher? watcher = null,
        CancellationToken cancellation = default
    ) =>
        new Trainer(Decoder, null, Path("cache")).Run(
            "test",
            options,
            pictures ?? Pictures,
            Path(run),
            watcher ?? new Watcher(),
            cancellation
        );

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>Remembers what a run told.</summary>
internal sealed class Watcher(Action<TrainingStep>? stepped = null) : ITrainingWatcher
{
    public List<TrainingStep> Steps { get; } = [];

    public List<TrainingEpoch> Epochs { get; } = [];

    public int PreparedPictures { get; private set; }

    public void Prepared(int done, int total) => PreparedPictures = done;

    public void Stepped(TrainingStep step)
    {
        Steps.Add(step);
        stepped?.Invoke(step);
    }

    public void EpochEnded(TrainingEpoch epoch) => Epochs.Add(epoch);
}
