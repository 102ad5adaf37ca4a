using LoraJudge.Style.Encoding.Native;
using TorchSharp;

namespace LoraJudge.Style.Encoding;

/// <summary>Fits a <see cref="WhitenedPca"/> to a reference set's statistics.</summary>
public static class WhitenedPcaFit
{
    /// <summary>Fewer pictures than this have no directions worth whitening.</summary>
    public const int MinPictures = 4;

    /// <summary>
    /// Added to every variance before it is divided by, as a share of the mean of those kept: the smallest directions are mostly noise,
    /// and full whitening would make them as loud as the first. The best of 0 to 1 on training producers; flat from 0.2 to 0.5.
    /// </summary>
    private const double Shrinkage = 0.3;

    /// <summary>Deviation, as a share of the mean, below which 32-bit numbers do not tell a channel from a constant.</summary>
    private const double Rounding = 1e-6;

    /// <param name="statistics">One vector a picture, all of one length.</param>
    /// <param name="dimensions">Most dimensions of the style space; directions without variance are left out.</param>
    /// <exception cref="ArgumentException">Fewer than <see cref="MinPictures"/> pictures, or vectors of several lengths.</exception>
    public static WhitenedPca Fit(IReadOnlyList<float[]> statistics, int dimensions = 128)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        if (statistics.Count < MinPictures)
            throw new ArgumentException(
                $"{statistics.Count} pictures; {MinPictures} are needed to fit the style space.",
                nameof(statistics)
            );
        var input = statistics[0].Length;
        if (statistics.Any(vector => vector.Length != input))
            throw new ArgumentException("Statistics of several lengths.", nameof(statistics));
        TorchRuntime.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var values = torch.tensor(statistics.SelectMany(vector => vector).ToArray(), [statistics.Count, input]).to(torch.float64);
        var mean = values.mean([0]);
        var centred = values - mean;
        var deviation = centred.square().mean([0]).sqrt();
        // A channel that never changes says nothing: to divide by what rounding left of its deviation would make noise of it.
        var standard = torch.where(deviation > mean.abs() * Rounding, deviation, torch.ones_like(deviation));
        var rows = WhiteningRows(centred / standard, dimensions) / standard;
        return new WhitenedPca(Floats(mean), Floats(rows));
    }

    /// <summary>Principal directions over their shrunken standard deviations, as rows, largest variance first.</summary>
    private static torch.Tensor WhiteningRows(torch.Tensor values, int dimensions)
    {
        var (count, input) = (values.shape[0], values.shape[1]);
        var dual = count < input;
        var (variances, vectors) = torch.linalg.eigh((dual ? values.matmul(values.t()) : values.t().matmul(values)) / count);
        var largest = variances[variances.shape[0] - 1].item<double>();
        if (!(largest > 0))
            throw new ArgumentException("All pictures are alike: there is no style to tell apart.", nameof(values));
        var kept = Math.Min(dimensions, variances.gt(largest * 1e-9).sum().item<long>());
        var scale = variances.narrow(0, variances.shape[0] - kept, kept).flip(0).unsqueeze(1);
        var deviations = (scale + (Shrinkage * scale.mean())).sqrt();
        var directions = vectors.narrow(1, variances.shape[0] - kept, kept).flip(1);
        // Of the dual matrix's eigenvectors u, the directions are Xᵀu/√(nλ).
        return (dual ? directions.t().matmul(values) / (scale * count).sqrt() : directions.t()) / deviations;
    }

    private static float[] Floats(torch.Tensor tensor) => tensor.to(torch.float32).contiguous().data<float>().ToArray();
}
