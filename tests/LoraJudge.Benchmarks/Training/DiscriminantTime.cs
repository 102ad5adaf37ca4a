using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Style.Training.Activations;
using LoraJudge.Web.Features.Training.Options;
using TorchSharp;

namespace LoraJudge.Benchmarks.Training;

/// <summary>
/// What fitting the suggested encoder costs from cached statistics, for catalogues larger than there are data for: statistics are drawn, a mean for each
/// model and noise for each picture. Time, memory, and whether the same file comes out twice.
/// </summary>
internal static class DiscriminantTime
{
    /// <summary>Statistics do not depend on it, and are drawn: it keeps the cache of pixels small.</summary>
    private const int Edge = 32;

    private static readonly TrainingOptions Options = TrainingPreset.Discriminant.Options with { InputEdge = Edge, Device = "cpu" };

    /// <param name="args">--models 600,10000 --pictures 16.</param>
    public static int Run(string[] args)
    {
        var chosen = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var pictures = int.Parse(chosen.GetValueOrDefault("--pictures", "16"), CultureInfo.InvariantCulture);
        foreach (var models in chosen.GetValueOrDefault("--models", "600,10000").Split(','))
            Measure(int.Parse(models, CultureInfo.InvariantCulture), pictures);
        return 0;
    }

    private static void Measure(int models, int pictures)
    {
        TorchRuntime.EnsureLoaded();
        var folder = Directory.CreateTempSubdirectory("lorajudge-discriminant-").FullName;
        try
        {
            TrainingPicture[] all =
            [
                .. from model in Enumerable.Range(0, models)
                from picture in Enumerable.Range(0, pictures)
                let bytes = BitConverter.GetBytes(((long)model << 32) + picture)
                select new TrainingPicture($"model-{model:000000}", $"sample-{picture:000}", "", () => bytes),
            ];
            var trainer = new Trainer(new PatternDecoder(), null, Path.Combine(folder, "cache"));
            Train(trainer, all.Take(2 * pictures).ToArray(), Path.Combine(folder, "begun"));
            Fill(Path.Combine(folder, "cache"), all, pictures);
            var (before, processor) = (Process.GetCurrentProcess().PeakWorkingSet64, Environment.CpuUsage.TotalTime);
            var (hash, took) = Train(trainer, all, Path.Combine(folder, "first"));
            processor = Environment.CpuUsage.TotalTime - processor;
            var peak = Process.GetCurrentProcess().PeakWorkingSet64;
            var (again, _) = Train(trainer, all, Path.Combine(folder, "second"));
            Console.WriteLine(
                FormattableString.Invariant(
                    $"{models} models, {all.Length} pictures: {took.TotalSeconds:0.0} s ({processor.TotalSeconds:0.0} s of processor time), at most {peak >> 20} MB of memory ({before >> 20} MB before), the same file twice: {(hash == again ? "yes" : "no")} (SHA-256 {hash[..12]})"
                )
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Hash, TimeSpan Took) Train(Trainer trainer, IReadOnlyList<TrainingPicture> pictures, string folder)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = trainer.Run("Benchmark", Options, pictures, folder, new Unwatched(), CancellationToken.None);
        return (outcome.EncoderHash, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Draws the statistics that the network would have made of the pictures.</summary>
    private static void Fill(string cache, TrainingPicture[] all, int pictures)
    {
        var path = Directory.GetFiles(cache, "activations-*.f16").Single();
        var known = File.ReadLines(path + ".index").Count();
        var length = (int)(new FileInfo(path).Length / 2 / known);
        using var file = new HalfFile(path, length);
        torch.manual_seed(1);
        foreach (var batch in all.Skip(known).Chunk(pictures * 64))
        {
            using var scope = torch.NewDisposeScope();
            var means = torch
                .randn([(batch.Length + pictures - 1) / pictures, length])
                .repeat_interleave(pictures, dim: 0)
                .narrow(0, 0, batch.Length);
            file.Append(
                Array.ConvertAll(batch, picture => FirstActivations.Name(new HashedPicture(picture, Hash(picture)), view: 0)),
                (means + torch.randn([batch.Length, length])).abs()
            );
        }
    }

    private static string Hash(TrainingPicture picture) => Convert.ToHexStringLower(SHA256.HashData(picture.Read()));

    private sealed class Unwatched : ITrainingWatcher
    {
        public void Prepared(int done, int total) { }

        public void Stepped(TrainingStep step) { }

        public void EpochEnded(TrainingEpoch epoch) { }
    }

    /// <summary>Takes any bytes for a square of a pattern.</summary>
    private sealed class PatternDecoder : IImageDecoder
    {
        public RgbImage DecodeSquare(byte[] bytes, int edge) =>
            new(edge, edge, [.. Enumerable.Range(0, edge * edge * 3).Select(place => (byte)(bytes[place % bytes.Length] * place))]);

        public ImageHeader ReadHeader(byte[] bytes) => throw new NotSupportedException();

        public RgbImage Decode(byte[] bytes, int maxEdge = int.MaxValue) => throw new NotSupportedException();

        public RgbImage DecodeTo(byte[] bytes, int width, int height) => throw new NotSupportedException();

        public byte[] Thumbnail(byte[] bytes, int maxEdge) => throw new NotSupportedException();

        public byte[] EncodeJpeg(RgbImage image, int quality = 90) => throw new NotSupportedException();

        public byte[] EncodePng(RgbImage image) => throw new NotSupportedException();
    }
}
