using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using NetVips;

namespace LoraJudge.Benchmarks;

/// <summary>Writes the demo's samples and styles as sheets of pictures, to be looked at, and prints what each took.</summary>
internal static class ContactSheet
{
    private const int StylesPerSheet = 3;

    public static int Write(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("contact-sheet OUT_FOLDER: where to write the sheets");
            return 2;
        }
        Directory.CreateDirectory(args[1]);
        string Named(string name) => Path.Combine(args[1], name + ".png");
        var started = Cpu();
        var samples = ProceduralSamples.ReferenceSet().Select(s => s.Render()).ToList();
        Console.WriteLine($"{samples.Count} samples: {(Cpu() - started) / samples.Count:F1} ms each");
        Save(samples, 6, Named("samples"));
        Save(
            [.. ProceduralSamples.Categories.SelectMany(_ => Enumerable.Range(4, 8), (c, i) => ProceduralSamples.Create(c, i).Render())],
            6,
            Named("held-out")
        );
        var held = Enumerable.Range(0, 6).Select(i => ProceduralSamples.Create((ProceduralCategory)i, 6 + i).Render()).ToList();
        foreach (var (sheet, styles) in ProceduralStyles.All.Chunk(StylesPerSheet).Index())
        {
            Save([.. styles.SelectMany(style => Row(style, samples))], 6, Named($"styles-{sheet + 1}"));
            Save([.. styles.SelectMany(style => held.Select(s => style.Apply(s, 9)))], 6, Named($"styles-held-out-{sheet + 1}"));
        }
        Save([.. Enumerable.Range(0, 36).Select(i => ProceduralStyles.Create(i).Apply(samples[i % 24], i))], 6, Named("variants"));
        Console.WriteLine($"the whole demo, sheets of held-out samples included: {Cpu() / 1000:F1} s");
        return 0;
    }

    /// <summary>Makes the style's whole reference set; shows one sample of each category.</summary>
    private static IEnumerable<RgbImage> Row(ProceduralStyle style, List<RgbImage> samples)
    {
        var started = Cpu();
        var pictures = samples.ConvertAll(sample => style.Apply(sample, 1));
        Console.WriteLine($"{style.Slug}: {(Cpu() - started) / samples.Count:F1} ms each");
        return Enumerable.Range(0, 6).Select(i => pictures[i * 4 + (i * 3 + 2) % 4]);
    }

    // Processor time, not wall time: other work on the machine must not count.
    private static double Cpu() => Environment.CpuUsage.TotalTime.TotalMilliseconds;

    private static void Save(IReadOnlyList<RgbImage> pictures, int across, string path)
    {
        using var sheet = Image.Arrayjoin([.. pictures.Select(ToVips)], across, shim: 6, background: [255, 255, 255]);
        sheet.WriteToFile(path);
    }

    private static Image ToVips(RgbImage image) =>
        Image
            .NewFromMemory(image.Pixels, image.Width, image.Height, 3, Enums.BandFormat.Uchar)
            .Copy(interpretation: Enums.Interpretation.Srgb);
}
