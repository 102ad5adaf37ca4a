using System.Diagnostics;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Models.Import;
using LoraJudge.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraJudge.Benchmarks;

/// <summary>
/// How near an import comes to the rate of its encoder alone. Both take turns on the same pictures in one run: other work on the
/// machine slows both.
/// </summary>
internal static class ImportRate
{
    private const int Models = 10;
    private const int Rounds = 5;
    private const double Wanted = 0.85;

    public static async Task<int> MeasureAsync(string[] args)
    {
        var weights = args is [_, _, "--weights", var file] ? Path.GetFullPath(file) : null;
        if (args.Length != (weights is null ? 2 : 4))
        {
            await Console.Error.WriteLineAsync(
                "import-rate FOLDER [--weights FILE]: a folder as the import verb takes it, VGG19's weights"
            );
            return 2;
        }

        var workspace = Directory.CreateTempSubdirectory("lorajudge-import-rate-");
        try
        {
            var pictures = CopyModels(args[1], Path.Combine(workspace.FullName, "pictures"));
            var options = new EncoderOptions { TrunkWeights = weights };
            using var bare = new BareEncoder(options, pictures);
            bare.Run(TimeSpan.FromSeconds(1));
            await ImportAsync(workspace, options, pictures.Count);
            return await CompareAsync(bare, () => ImportAsync(workspace, options, pictures.Count), pictures.Count);
        }
        finally
        {
            workspace.Delete(recursive: true);
        }
    }

    private static async Task<int> CompareAsync(BareEncoder bare, Func<Task<Measured>> import, int pictures)
    {
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            // The bare encoder before and after: a load that comes or goes meanwhile is shared out.
            var before = bare.Run();
            var imported = await import();
            var after = bare.Run();
            var alone = new Measured((before.Wall + after.Wall) / 2, (before.Cpu + after.Cpu) / 2);
            ratios.Add(alone.Wall / imported.Wall);
            Console.WriteLine(
                $"round {round}: bare {pictures / alone.Wall:F2}/s, import {pictures / imported.Wall:F2}/s, ratio {ratios[^1]:F3} (of processor time {alone.Cpu / imported.Cpu:F3})"
            );
        }

        var median = ratios.Order().ElementAt(ratios.Count / 2);
        Console.WriteLine($"median ratio of {Rounds} rounds on {pictures} pictures: {median:F3} (wanted: {Wanted:F2})");
        return median >= Wanted ? 0 : 1;
    }

    /// <summary>A few models, evenly spread over the folder.</summary>
    private static List<string> CopyModels(string folder, string target)
    {
        var models = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).ToArray();
        var copies = new List<string>();
        foreach (var model in models.Where((_, index) => index % Math.Max(1, models.Length / Models) == 0).Take(Models))
        {
            var copy = Directory.CreateDirectory(Path.Combine(target, Path.GetFileName(model)));
            foreach (var file in Directory.GetFiles(model))
            {
                copies.Add(Path.Combine(copy.FullName, Path.GetFileName(file)));
                File.Copy(file, copies[^1]);
            }
        }

        return copies;
    }

    /// <summary>Imports into a new data folder; starting and loading the weights do not count.</summary>
    private static async Task<Measured> ImportAsync(DirectoryInfo workspace, EncoderOptions options, int pictures)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = Path.Combine(workspace.FullName, Path.GetRandomFileName()),
                ["Encoder:TrunkWeights"] = options.TrunkWeights,
            }
        );
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCore();
        builder.Services.AddCatalogueWork();
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IStyleEncoder>().ReadyAsync();
        var (time, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var summary = await host
            .Services.GetRequiredService<ImportHandler>()
            .ImportAsync(Path.Combine(workspace.FullName, "pictures"), null, CancellationToken.None);
        var measured = Measured.Since(time, cpu);
        await host.StopAsync();
        return summary.Added == pictures
            ? measured
            : throw new InvalidOperationException(
                $"{summary.Added} of {pictures} pictures were imported: {summary.LeftOut.FirstOrDefault()}"
            );
    }

    /// <param name="Wall">Seconds.</param>
    /// <param name="Cpu">Seconds of processor time, all threads together.</param>
    private sealed record Measured(double Wall, double Cpu)
    {
        public static Measured Since(long time, TimeSpan cpu) =>
            new(Stopwatch.GetElapsedTime(time).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    /// <summary>The encoder over pictures that are decoded already, in the batches that the service makes at most.</summary>
    private sealed class BareEncoder : IDisposable
    {
        private readonly BatchEncoder encoder;
        private readonly RgbImage[][] batches;

        public BareEncoder(EncoderOptions options, List<string> pictures)
        {
            encoder = EncoderLoader.Load(options);
            var decoder = new NetVipsImageDecoder(new ImagingOptions());
            batches =
            [
                .. pictures
                    .Select(path => decoder.DecodeSquare(File.ReadAllBytes(path), encoder.Description.InputEdge))
                    .Chunk(options.MaxBatchSize),
            ];
        }

        /// <summary>Warms up for at least as long.</summary>
        public void Run(TimeSpan atLeast)
        {
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < atLeast; )
                encoder.Encode(batches[0]);
        }

        public Measured Run()
        {
            var (time, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            foreach (var batch in batches)
                encoder.Encode(batch);
            return Measured.Since(time, cpu);
        }

        public void Dispose() => encoder.Dispose();
    }
}
