using System.Security.Cryptography;
using LoraJudge.Style.Ranking;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// A fixed bank of oriented filters and colours at several scales: what the portal encodes with where no weights are configured.
/// The filters are Gabor pairs (Daugman 1985) on lightness and centre-surround pairs on the two opponent colours; the colours are
/// soft counts of a grid of RGB colours.
/// </summary>
public sealed class FilterBankStatistics : IEncoderNetwork
{
    private const int Scales = 4;
    private const int Orientations = 8;
    private const int KernelEdge = 9;
    private const int ColourSteps = 4;
    private const string Identity = "filter bank 1; cover 128";

    private readonly torch.Tensor opponent;
    private readonly torch.Tensor gabor;
    private readonly torch.Tensor surround;
    private readonly torch.Tensor colours;

    public FilterBankStatistics(torch.Device device)
    {
        opponent = Keep(OpponentColours(), [3, 3, 1, 1], device);
        gabor = Keep(GaborPairs(), [2 * Orientations, 1, KernelEdge, KernelEdge], device);
        surround = Keep(CentreSurround(), [1, 1, KernelEdge, KernelEdge], device);
        colours = Keep(ColourGrid(), [1, ColourSteps * ColourSteps * ColourSteps, 3], device);
    }

    public string Name => "Filter bank";

    public int InputEdge => 128;

    public int Dimensions => (Scales * 2 * ((2 * Orientations) + 2)) + 6 + (ColourSteps * ColourSteps * ColourSteps);

    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Identity)));

    public bool IsStyleSpace => false;

    public StyleLikelihood? Likelihood => null;

    public torch.Tensor Forward(torch.Tensor images)
    {
        var level = F.conv2d(images, opponent);
        var statistics = new List<torch.Tensor> { ChannelStatistics.Of(images), ColourCounts(images) };
        for (var scale = 0; scale < Scales; scale++)
        {
            if (scale > 0)
                level = F.avg_pool2d(level, 2);
            statistics.Add(ChannelStatistics.Of(F.conv2d(level.narrow(1, 0, 1), gabor).abs()));
            var (n, h, w) = (level.shape[0], level.shape[2], level.shape[3]);
            var chroma = F.conv2d(level.narrow(1, 1, 2).reshape(2 * n, 1, h, w), surround).abs();
            statistics.Add(ChannelStatistics.Of(chroma.view(n, 2, chroma.shape[2], chroma.shape[3])));
        }

        return torch.cat(statistics, 1).sqrt_();
    }

    public void Dispose()
    {
        opponent.Dispose();
        gabor.Dispose();
        surround.Dispose();
        colours.Dispose();
    }

    /// <summary>Share of the pixels near each colour of the grid, n × steps³.</summary>
    private torch.Tensor ColourCounts(torch.Tensor images)
    {
        const double Sharpness = 40;
        var pixels = F.avg_pool2d(images, 2).flatten(2).transpose(1, 2);
        var squared =
            pixels.square().sum(2, keepdim: true) - (2 * pixels.matmul(colours.transpose(1, 2))) + colours.square().sum(2).unsqueeze(1);
        return (squared * -Sharpness).softmax(2).mean([1]);
    }

    private static torch.Tensor Keep(float[] values, long[] shape, torch.Device device) =>
        torch.tensor(values, shape, device: device).DetachFromDisposeScope();

    /// <summary>Lightness, red against green, blue against yellow.</summary>
    private static float[] OpponentColours() => [0.299f, 0.587f, 0.114f, 0.5f, -0.5f, 0, -0.25f, -0.25f, 0.5f];

    private static float[] GaborPairs()
    {
        const double Sigma = 1.8;
        const double Wavelength = 4;
        var kernels = new List<float>();
        for (var filter = 0; filter < 2 * Orientations; filter++)
        {
            var angle = Math.PI * (filter / 2) / Orientations;
            var phase = filter % 2 == 0 ? 0 : Math.PI / 2;
            kernels.AddRange(
                Kernel(
                    (x, y) =>
                    {
                        var along = (x * Math.Cos(angle)) + (y * Math.Sin(angle));
                        return Math.Exp(-((x * x) + (y * y)) / (2 * Sigma * Sigma)) * Math.Cos((2 * Math.PI * along / Wavelength) + phase);
                    }
                )
            );
        }

        return [.. kernels];
    }

    private static float[] CentreSurround() => Kernel((x, y) => Gaussian(x, y, 1) - Gaussian(x, y, 2.5));

    private static double Gaussian(double x, double y, double sigma) =>
        Math.Exp(-((x * x) + (y * y)) / (2 * sigma * sigma)) / (2 * Math.PI * sigma * sigma);

    /// <summary>A kernel without response to a flat picture, of unit absolute sum.</summary>
    private static float[] Kernel(Func<double, double, double> value)
    {
        const int Half = KernelEdge / 2;
        double[] kernel =
        [
            .. from y in Enumerable.Range(-Half, KernelEdge) from x in Enumerable.Range(-Half, KernelEdge) select value(x, y),
        ];
        var mean = kernel.Average();
        var scale = kernel.Sum(entry => Math.Abs(entry - mean));
        return [.. kernel.Select(entry => (float)((entry - mean) / scale))];
    }

    private static float[] ColourGrid() =>
        [
            .. from red in Enumerable.Range(0, ColourSteps)
            from green in Enumerable.Range(0, ColourSteps)
            from blue in Enumerable.Range(0, ColourSteps)
            from channel in (int[])[red, green, blue]
            select (channel + 0.5f) / ColourSteps,
        ];
}
