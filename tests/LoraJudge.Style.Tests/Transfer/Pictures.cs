using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Tests.Transfer;

/// <summary>Measures of pictures for these tests.</summary>
internal static class Pictures
{
    /// <summary>Equation 1 of the paper: squared differences of red, green and blue (0 to 255), summed, averaged over the pixels.</summary>
    public static double Mse(RgbImage a, RgbImage b)
    {
        Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        var sum = 0.0;
        for (var i = 0; i < a.Pixels.Length; i++)
            sum += Math.Pow(a.Pixels[i] - b.Pixels[i], 2);
        return sum / (a.Width * a.Height);
    }

    /// <summary>Mean and deviation of each channel and of its differences to the right and downwards, at three scales.</summary>
    public static double[] Statistics(RgbImage image)
    {
        var statistics = new List<double>();
        for (var step = 1; step <= 4; step *= 2)
        for (var channel = 0; channel < 3; channel++)
        {
            statistics.AddRange(MeanAndDeviation(image, (x, y) => At(image, x, y, channel)));
            statistics.AddRange(MeanAndDeviation(image, (x, y) => Math.Abs(At(image, x + step, y, channel) - At(image, x, y, channel))));
            statistics.AddRange(MeanAndDeviation(image, (x, y) => Math.Abs(At(image, x, y + step, channel) - At(image, x, y, channel))));
        }
        return [.. statistics];
    }

    private static double At(RgbImage image, int x, int y, int channel) =>
        image.Pixels[(Math.Min(y, image.Height - 1) * image.Width + Math.Min(x, image.Width - 1)) * 3 + channel];

    private static double[] MeanAndDeviation(RgbImage image, Func<int, int, double> value)
    {
        var (sum, squares, count) = (0.0, 0.0, image.Width * image.Height);
        for (var y = 0; y < image.Height; y++)
        for (var x = 0; x < image.Width; x++)
        {
            var v = value(x, y);
            (sum, squares) = (sum + v, squares + v * v);
        }
        var mean = sum / count;
        return [mean, Math.Sqrt(Math.Max(squares / count - mean * mean, 0))];
    }
}
