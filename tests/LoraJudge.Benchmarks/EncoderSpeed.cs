using System.Diagnostics;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Benchmarks;

/// <summary>
/// How much faster the embedded encoder is than VGG19's statistics at the same input size. Both take turns in one run: other work on the
/// machine slows both.
/// </summary>
internal static class EncoderSpeed
{
    private const int Rounds = 15;

    /// <summary>A turn lasts at least this many seconds: the first call after the other network's finds caches and memory as that one left them.</summary>
    private const double Turn = 0.2;
    private const double Wanted = 15;
    private static readonly int[] BatchSizes = [1, 8, 32];

    public static int Measure(string[] args)
    {
        if (args is not [_, "--weights", var weights])
        {
            Console.Error.WriteLine("encoder-speed --weights FILE: VGG19's weights");
            return 2;
        }

        using var compact = EncoderLoader.Load(new EncoderOptions { Device = "cpu" });
        var edge = compact.Description.InputEdge;
        using var vgg = EncoderLoader.Load(
            new EncoderOptions
            {
                TrunkWeights = weights,
                InputEdge = edge,
                Device = "cpu",
            }
        );
        Console.WriteLine($"{compact.Description.Name} against {vgg.Description.Name}");
        var ratios = Array.ConvertAll(BatchSizes, size => Compare(compact, vgg, Pictures(size, edge)));
        Console.WriteLine($"wanted: {Wanted:F0} times faster");
        return Array.TrueForAll(ratios, ratio => ratio >= Wanted) ? 0 : 1;
    }

    /// <returns>Median over the rounds of VGG19's time through the embedded encoder's.</returns>
    private static double Compare(BatchEncoder compact, BatchEncoder vgg, RgbImage[] pictures)
    {
        Seconds(compact, pictures);
        Seconds(vgg, pictures);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Round(compact, vgg, pictures)).ToArray();
        var (ours, theirs) = (Median(rounds.Select(round => round.Compact)), Median(rounds.Select(round => round.Vgg)));
        var ratio = Median(rounds.Select(round => round.Vgg / round.Compact));
        Console.WriteLine(
            $"{pictures.Length} at a time: {1000 * ours / pictures.Length:F2} ms against {1000 * theirs / pictures.Length:F1} ms a picture, median ratio of {Rounds} rounds {ratio:F1}"
        );
        return ratio;
    }

    /// <summary>The faster one before and after the slower: a load that comes or goes meanwhile is shared out.</summary>
    private static (double Compact, double Vgg) Round(BatchEncoder compact, BatchEncoder vgg, RgbImage[] pictures)
    {
        var before = Seconds(compact, pictures);
        var theirs = Seconds(vgg, pictures);
        return ((before + Seconds(compact, pictures)) / 2, theirs);
    }

    /// <returns>Seconds a call, over a turn.</returns>
    private static double Seconds(BatchEncoder encoder, RgbImage[] pictures)
    {
        var start = Stopwatch.GetTimestamp();
        for (var calls = 1; ; calls++)
        {
            encoder.Encode(pictures);
            if (Stopwatch.GetElapsedTime(start).TotalSeconds is var seconds and >= Turn)
                return seconds / calls;
        }
    }

    private static RgbImage[] Pictures(int count, int edge) =>
        [.. Enumerable.Range(0, count).Select(number => ProceduralSamples.Create(ProceduralCategory.Painting, number).Render(edge, edge))];

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
