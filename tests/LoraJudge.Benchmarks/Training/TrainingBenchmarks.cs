using System.Diagnostics;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Benchmarks.Training;

/// <summary>What training costs: a step against TorchSharp's bare calls, an epoch with cached activations against one without, memory.</summary>
internal static class TrainingBenchmarks
{
    private const int Edge = 96;

    /// <summary>Side of the pictures' files, as back ends make them.</summary>
    private const int PictureEdge = 512;

    public static int Run(string[] args)
    {
        if (args is not ["--weights", var weights])
        {
            Console.Error.WriteLine("training --weights FILE");
            return 2;
        }

        TorchRuntime.EnsureLoaded();
        var folder = Directory.CreateTempSubdirectory("lorajudge-training-").FullName;
        try
        {
            var bare = new BareVgg19(weights);
            var pictures = Pictures(models: 6, samples: 10);
            Whole(bare, pictures, weights, folder);
            Cached(bare, pictures, weights, folder);
            Memory(pictures, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Whole(BareVgg19 bare, IReadOnlyList<TrainingPicture> pictures, string weights, string folder)
    {
        var times = new StepTimes(() => bare.Step(Edge, frozenBlocks: 0));
        Train(
            new TrainingOptions
            {
                InputEdge = Edge,
                FrozenBlocks = 0,
                Epochs = 3,
            },
            pictures,
            weights,
            folder,
            times
        );
        Console.WriteLine(
            FormattableString.Invariant(
                $"20 triplets, whole network, {Edge} px: step {times.Step:0.000} s, bare forward and backward {times.Other:0.000} s, ratio {times.Step / times.Other:0.000}"
            )
        );
    }

    /// <summary>Without a cache a step decodes its pictures, and takes them through the frozen blocks.</summary>
    private static void Cached(BareVgg19 bare, IReadOnlyList<TrainingPicture> pictures, string weights, string folder)
    {
        var decoder = new NetVipsImageDecoder(new ImagingOptions());
        var decoding = new Stopwatch();
        var steps = 0;
        var times = new StepTimes(() =>
        {
            steps++;
            decoding.Start();
            foreach (var picture in pictures.Take(3 * 20))
                decoder.DecodeSquare(picture.Read(), Edge);
            decoding.Stop();
            bare.Step(Edge, frozenBlocks: 4);
        });
        Train(
            new TrainingOptions
            {
                InputEdge = Edge,
                FrozenBlocks = 4,
                Epochs = 5,
            },
            pictures,
            weights,
            folder,
            times
        );
        Console.WriteLine(
            FormattableString.Invariant(
                $"Frozen to block 4, {Edge} px: step with cached activations {times.Step:0.000} s, with pictures decoded and taken through all blocks {times.Other:0.000} s (decoding {decoding.Elapsed.TotalSeconds / steps:0.000} s of it), {times.Other / times.Step:0.0} times faster"
            )
        );
    }

    private static void Memory(IReadOnlyList<TrainingPicture> pictures, string folder)
    {
        using var process = Process.GetCurrentProcess();
        var options = new TrainingOptions
        {
            Backbone = Backbone.Compact,
            FrozenBlocks = 0,
            InputEdge = 48,
            Pooling = Pooling.Statistics,
            HiddenUnits = 64,
            UnitLength = true,
            Sampler = Sampler.BatchHard,
            BatchSize = 12,
            Flips = true,
            SmallestCrop = 0.7,
            Epochs = 450,
        };
        var steps = 0;
        Train(
            options,
            pictures,
            null,
            folder,
            new StepTimes(() =>
            {
                if (++steps % 250 != 0)
                    return;
                process.Refresh();
                Console.WriteLine(
                    FormattableString.Invariant(
                        $"after {steps} steps: resident {process.WorkingSet64 / 1048576.0:0.0} MB, of it managed {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:0.0} MB"
                    )
                );
            })
        );
    }

    private static void Train(
        TrainingOptions options,
        IReadOnlyList<TrainingPicture> pictures,
        string? weights,
        string folder,
        ITrainingWatcher watcher
    ) =>
        new Trainer(new NetVipsImageDecoder(new ImagingOptions()), weights, Path.Combine(folder, "cache")).Run(
            "benchmark",
            options,
            pictures,
            Path.Combine(folder, $"{options.Backbone}-{options.FrozenBlocks}"),
            watcher,
            CancellationToken.None
        );

    private static TrainingPicture[] Pictures(int models, int samples)
    {
        var decoder = new NetVipsImageDecoder(new ImagingOptions());
        return
        [
            .. from model in Enumerable.Range(0, models)
            from sample in Enumerable.Range(0, samples)
            let picture = ProceduralSamples.Create(ProceduralCategory.Object, sample).Render(PictureEdge, PictureEdge)
            let bytes = decoder.EncodeJpeg(ProceduralStyles.Create(model).Apply(picture, sample))
            select new TrainingPicture($"model {model}", $"sample {sample}", "object", () => bytes),
        ];
    }
}
