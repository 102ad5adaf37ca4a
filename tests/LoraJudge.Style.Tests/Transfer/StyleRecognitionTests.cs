using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Style.Tests.Transfer;

/// <summary>A style search can find nothing that plain statistics of colours and differences cannot tell apart at all.</summary>
public sealed class StyleRecognitionTests
{
    private const int Edge = 72;

    [Fact]
    public void Plain_statistics_recognise_the_style_of_most_held_out_samples()
    {
        var styles = ProceduralStyles.All;
        var learned = styles.Select(style => Enumerable.Range(0, 2).SelectMany(index => Described(style, index)).ToArray()).ToArray();
        var (mean, deviation) = Spread([.. learned.SelectMany(row => row)]);
        var centroids = learned.Select(row => Mean([.. row.Select(Scaled)])).ToArray();

        var (sum, count) = (0.0, 0);
        for (var truth = 0; truth < styles.Count; truth++)
            foreach (var query in Described(styles[truth], 5))
            {
                var distances = centroids.Select(centroid => Distance(centroid, Scaled(query))).ToArray();
                sum += 1.0 / (1 + distances.Count(distance => distance < distances[truth]));
                count++;
            }

        Assert.True(sum / count > 0.8, $"mean reciprocal rank {sum / count:F3} over {count} pictures");

        double[] Scaled(double[] v) => [.. v.Select((value, i) => (value - mean[i]) / deviation[i])];
    }

    private static IEnumerable<double[]> Described(ProceduralStyle style, int index) =>
        ProceduralSamples.Categories.Select(category =>
            Pictures.Statistics(style.Apply(ProceduralSamples.Create(category, index).Render(Edge, Edge), index))
        );

    private static (double[] Mean, double[] Deviation) Spread(double[][] rows)
    {
        var mean = Mean(rows);
        var squares = Mean([.. rows.Select(row => row.Select((value, i) => Math.Pow(value - mean[i], 2)).ToArray())]);
        return (mean, [.. squares.Select(square => Math.Sqrt(square) + 1e-9)]);
    }

    private static double[] Mean(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(row => row[i]))];

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
