using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Experiments.Evaluations;
using LoraJudge.Web.Features.Experiments.Reproduction;
using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Tests.Features.Experiments.Reproduction;

/// <summary>A folder with train and eval of striped pictures, and methods that take a second.</summary>
internal sealed class ReproductionFolder : IDisposable
{
    public static readonly IImageDecoder Decoder = new NetVipsImageDecoder(new ImagingOptions());

    private static readonly TrainingOptions Tiny = new()
    {
        Backbone = Backbone.Compact,
        FrozenBlocks = 0,
        InputEdge = 32,
        Pooling = Pooling.Statistics,
        HiddenUnits = 8,
        Dimensions = 4,
        BatchSize = 8,
        Epochs = 2,
        ValidationModels = 2,
        Device = "cpu",
    };

    public static readonly VariantMethod Proposed = new("Proposed", Tiny);
    public static readonly VariantMethod Ours = new("Ours", Tiny with { Margin = 0.5, Optimizer = OptimizerKind.AdamW });
    public static readonly VariantMethod NoCleansing = new("NoCleansing", Tiny with { Cleansing = false });

    private readonly string folder = Directory.CreateTempSubdirectory("lorajudge-reproduction-").FullName;

    public string Path(params string[] parts) => System.IO.Path.Combine([folder, .. parts]);

    public ReproductionOptions Options(string name = "out") =>
        new()
        {
            Folder = Path("data"),
            Out = Path(name),
            Seeds = [1, 2],
            Methods = [Proposed, Ours],
            Evaluation = new EncoderEvaluationOptions
            {
                CorrectPairs = 60,
                IncorrectPairs = 60,
                Folds = 2,
                Queries = 4,
                References = 4,
                Replicates = 100,
            },
        };

    public ReproductionFolder WithData()
    {
        Models("data/train", from: 0, count: 6);
        Models("data/eval", from: 6, count: 4);
        return this;
    }

    /// <summary>Models whose samples have originals.</summary>
    public void Models(string path, int from, int count)
    {
        foreach (var model in Enumerable.Range(from, count))
        foreach (var sample in Enumerable.Range(0, 4))
            Picture(System.IO.Path.Combine(path, $"m{model:00}", $"{(sample < 2 ? "portrait" : "house")}-{sample}.jpg"), model, sample);
    }

    public void Picture(string path, int style, int subject)
    {
        var file = Path(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, TestFiles.Jpeg(StripedPicture.Draw(style, subject, 48, 48)));
    }

    public void Originals(string path)
    {
        foreach (var sample in Enumerable.Range(0, 4))
            Picture(System.IO.Path.Combine(path, "originals", $"{(sample < 2 ? "portrait" : "house")}-{sample}.jpg"), 90, sample);
    }

    public static Task<ReproductionReport> RunAsync(
        ReproductionOptions options,
        ProgressBoard? board = null,
        CancellationToken? cancellation = null
    ) =>
        new ReproductionHandler(Decoder, board ?? new ProgressBoard(TimeProvider.System), TimeProvider.System).RunAsync(
            options,
            cancellation ?? TestContext.Current.CancellationToken
        );

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
