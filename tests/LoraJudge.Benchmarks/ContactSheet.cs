using System.Diagnostics;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using NetVips;

namespace LoraJudge.Benchmarks;

/// <summary>Writes the demo's samples and styles as sheets of pictures, to be looked at.</summary>
internal static class ContactSheet
{
    public static int Write(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("contact-sheet OUT_FOLDER [first sample of the style rows, 0 to 23]");
            return 2;
        }
        Directory.CreateDirectory(args[1]);
        var clock = Stopwatch.StartNew();
        var samples = ProceduralSamples.ReferenceSet().Select(s => s.Render()).ToList();
        Console.WriteLine($"{samples.Count} samples: {clock.Elapsed.TotalMilliseconds / samples.Count:F1} ms each");
        Save(samples, 6, Path.Combine(args[1], "samples.png"));
        var heldOut = ProceduralSamples.Categories.SelectMany(
            c => Enumerable.Range(4, 4),
            (c, i) => ProceduralSamples.Create(c, i).Render()
        );
        Save([.. heldOut], 6, Path.Combine(args[1], "held-out.png"));
        return 0;
    }

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
