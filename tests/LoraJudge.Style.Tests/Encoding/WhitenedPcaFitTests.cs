using System.Runtime.InteropServices;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Encoding;

[Trait("needs", "torch")]
public sealed class WhitenedPcaFitTests
{
    /// <summary>As <see cref="WhitenedPcaFit"/> states it: a share of the mean variance of the directions kept.</summary>
    private const double Shrinkage = 0.3;

    [Theory]
    [InlineData(200, 10)]
    [InlineData(20, 60)]
    public void Directions_are_uncorrelated_and_whitened_but_for_the_shrinkage(int pictures, int channels)
    {
        var statistics = Statistics(pictures, channels);
        var covariance = Covariance(WhitenedPcaFit.Fit(statistics), statistics);

        var size = covariance.GetLength(0);
        for (var i = 0; i < size; i++)
        for (var j = 0; j < i; j++)
            Assert.Equal(0, covariance[i, j], 1e-4);
        // Of a direction's variance v and the added a, v/(v + a) is left; so v/a can be told, and a is a share of the mean v.
        double[] left = [.. Enumerable.Range(0, size).Select(i => covariance[i, i])];
        Assert.Equal(1 / Shrinkage, left.Average(share => share / (1 - share)), 1e-2);
        Assert.Equal(left.OrderDescending(), left);
    }

    [Fact]
    public void Few_pictures_and_many_give_the_same_space_where_they_say_the_same()
    {
        var few = Statistics(12, 30);
        var projected = few.ConvertAll(vector => WhitenedPcaFit.Fit(few).Project(vector));

        // Each three times: the same covariance, by the other way of solving for it.
        var many = few.Concat(few).Concat(few).ToList();
        var again = few.ConvertAll(vector => WhitenedPcaFit.Fit(many).Project(vector));

        foreach (var (i, j) in Enumerable.Range(0, 12).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j))))
        {
            var distance = StyleDistance.Between(projected[i], projected[j]);
            Assert.Equal(distance, StyleDistance.Between(again[i], again[j]), 1e-4);
        }
    }

    [Fact]
    public void Every_picture_projects_to_unit_length()
    {
        var statistics = Statistics(40, 20);
        var projection = WhitenedPcaFit.Fit(statistics);

        Assert.All(statistics, vector => Assert.Equal(1, Math.Sqrt(projection.Project(vector).Sum(x => (double)x * x)), 1e-5));
    }

    [Fact]
    public void No_more_dimensions_are_kept_than_are_wanted_or_have_variance()
    {
        Assert.Equal(5, WhitenedPcaFit.Fit(Statistics(50, 20), dimensions: 5).Dimensions);
        Assert.Equal(9, WhitenedPcaFit.Fit(Statistics(10, 20)).Dimensions);
        Assert.Equal(20, WhitenedPcaFit.Fit(Statistics(50, 20)).Dimensions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1f)]
    [InlineData(1e6f)]
    public void A_channel_that_never_changed_says_nothing_of_a_picture(float constant)
    {
        var statistics = Statistics(50, 6);
        statistics.ForEach(vector => vector[2] = constant);
        var projection = WhitenedPcaFit.Fit(statistics);
        var other = statistics[0].ToArray();
        other[2] = (constant + 1) * 1.5f;

        Assert.Equal(5, projection.Dimensions);
        Assert.InRange(StyleDistance.Between(projection.Project(statistics[0]), projection.Project(other)), 0, 1e-3);
    }

    [Fact]
    public void A_channel_s_scale_does_not_matter()
    {
        var statistics = Statistics(50, 6);
        var scaled = statistics.ConvertAll(vector => vector.Select((x, channel) => channel == 1 ? x * 1e-4f : x * 1e3f).ToArray());

        var plain = WhitenedPcaFit.Fit(statistics);
        var other = WhitenedPcaFit.Fit(scaled);

        var distance = StyleDistance.Between(plain.Project(statistics[0]), plain.Project(statistics[1]));
        Assert.Equal(distance, StyleDistance.Between(other.Project(scaled[0]), other.Project(scaled[1])), 1e-3);
    }

    [Fact]
    public void Too_few_pictures_are_refused() =>
        Assert.Contains("3 pictures; 4 are needed", Refusal(Statistics(3, 5)), StringComparison.Ordinal);

    [Fact]
    public void Statistics_of_several_lengths_are_refused() =>
        Assert.Contains("several lengths", Refusal([.. Statistics(4, 5), .. Statistics(1, 6)]), StringComparison.Ordinal);

    [Fact]
    public void Pictures_that_are_all_alike_are_refused() =>
        Assert.Contains("alike", Refusal([.. Enumerable.Repeat(Statistics(1, 5)[0], 7)]), StringComparison.Ordinal);

    private static string Refusal(List<float[]> statistics) =>
        Assert.Throws<ArgumentException>(() => WhitenedPcaFit.Fit(statistics)).Message;

    /// <summary>Correlated numbers of different scales, away from zero.</summary>
    private static List<float[]> Statistics(int pictures, int channels)
    {
        var random = new Random(pictures * 1000 + channels);
        double[][] mixing =
        [
            .. Enumerable.Range(0, channels).Select(_ => Enumerable.Range(0, channels).Select(_ => random.NextDouble() - 0.4).ToArray()),
        ];
        return
        [
            .. Enumerable
                .Range(0, pictures)
                .Select(_ =>
                {
                    double[] sources = [.. Enumerable.Range(1, channels).Select(scale => (random.NextDouble() - 0.5) * scale)];
                    return mixing.Select((row, channel) => (float)(channel + row.Zip(sources, (a, b) => a * b).Sum())).ToArray();
                }),
        ];
    }

    /// <summary>Of the projections before they are brought to unit length, from the stored mean and rows.</summary>
    private static double[,] Covariance(WhitenedPca projection, List<float[]> statistics)
    {
        var floats = MemoryMarshal.Cast<byte, float>(projection.ToBytes().AsSpan(16)).ToArray();
        var (mean, rows) = (floats[..projection.InputDimensions], floats[projection.InputDimensions..].Chunk(projection.InputDimensions));
        double[][] projected =
        [
            .. statistics.Select(vector =>
                rows.Select(row => row.Select((weight, i) => weight * ((double)vector[i] - mean[i])).Sum()).ToArray()
            ),
        ];
        var covariance = new double[projection.Dimensions, projection.Dimensions];
        foreach (var vector in projected)
        {
            for (var i = 0; i < vector.Length; i++)
            for (var j = 0; j < vector.Length; j++)
                covariance[i, j] += vector[i] * vector[j] / projected.Length;
        }

        return covariance;
    }
}
