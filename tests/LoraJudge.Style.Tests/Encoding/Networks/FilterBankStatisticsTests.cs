using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Networks;

public sealed class FilterBankStatisticsTests : NetworkPromises
{
    protected override IEncoderNetwork Make() => new FilterBankStatistics(torch.CPU);

    [Fact]
    public void A_flat_picture_has_no_texture_and_one_colour()
    {
        using var encoder = Encoder();
        var pixels = Enumerable.Range(0, 128 * 128).SelectMany(_ => new byte[] { 200, 40, 40 }).ToArray();

        var vector = encoder.Encode([new Style.Imaging.RgbImage(128, 128, pixels)])[0];

        // Means and deviations of the colours, then 64 soft counts; the filters follow, of which rounding leaves a little.
        Assert.Equal(
            [200 / 255f, 40 / 255f, 40 / 255f, 0, 0, 0],
            vector[..6].Select(root => root * root),
            (a, b) => Math.Abs(a - b) < 1e-4
        );
        Assert.Equal(1, vector[6..70].Sum(root => (double)root * root), 1e-4);
        Assert.All(vector[70..], root => Assert.InRange(root * root, 0, 1e-3f));
    }

    [Fact]
    public void Upright_and_lying_stripes_are_told_apart()
    {
        using var encoder = Encoder();

        var upright = encoder.Encode([Stripes((x, _) => x)])[0];
        var lying = encoder.Encode([Stripes((_, y) => y)])[0];

        Assert.Equal(upright[..70], lying[..70], (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.True(upright[70..].Zip(lying[70..]).Max(pair => Math.Abs(pair.First - pair.Second)) > 0.1);
    }

    private static Style.Imaging.RgbImage Stripes(Func<int, int, int> along) =>
        new(128, 128, [.. Enumerable.Range(0, 128 * 128 * 3).Select(i => (byte)(along(i / 3 % 128, i / 3 / 128) / 2 % 2 * 255))]);
}
