using LoraJudge.Style.Encoding.Native;
using TorchSharp;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>
/// The directions in which samples differ over all models: what a sample does to a picture, whoever transformed it. Principal directions of
/// the samples' means of what is left of the vectors when their models' means are taken off.
/// </summary>
internal static class SampleDirections
{
    /// <summary>Variance, as a share of the largest, below which a direction is rounding.</summary>
    private const double Rounding = 1e-9;

    /// <param name="models">Each with its pictures; those with one picture say nothing of samples.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>Orthonormal, largest variance first; none where no two models share two samples.</returns>
    public static float[][] Of(IEnumerable<IReadOnlyList<AdaptationPicture>> models, int most)
    {
        var samples = new Dictionary<long, ModelSum>();
        foreach (var model in models.Where(model => model.Count > 1))
        {
            var centre = ModelSum.Of([.. model.Select(picture => picture.Vector)]).Centre(shrinkage: 0);
            foreach (var sample in model.GroupBy(picture => picture.Sample))
                Add(samples, sample.Key, ModelSum.Of([.. sample.Select(picture => picture.Vector)]).Centre(shrinkage: 0), centre);
        }

        // A sample of one model is that model's own; the more models show one, the surer is its mean.
        var shared = samples.Where(sample => sample.Value.Count > 1).OrderBy(sample => sample.Key).Select(sample => sample.Value).ToArray();
        return shared.Length < 2 || most < 1 ? [] : Principal(shared, most);
    }

    private static void Add(Dictionary<long, ModelSum> samples, long sample, float[] vector, float[] centre)
    {
        if (!samples.TryGetValue(sample, out var sum))
            samples.Add(sample, sum = new ModelSum(centre.Length));
        var rest = new float[centre.Length];
        for (var place = 0; place < rest.Length; place++)
            rest[place] = vector[place] - centre[place];
        sum.Add(rest);
    }

    private static float[][] Principal(ModelSum[] samples, int most)
    {
        TorchRuntime.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        float[] weighted = [.. samples.SelectMany(sample => Weighted(sample))];
        var rows = torch.tensor(weighted, [samples.Length, weighted.Length / samples.Length]).to(torch.float64);
        var (variances, vectors) = torch.linalg.eigh(rows.t().matmul(rows));
        var (values, dimensions) = (variances.data<double>().ToArray(), (int)variances.shape[0]);
        var kept = values.Count(value => value > values[^1] * Rounding && value > 0);
        return
        [
            .. Enumerable
                .Range(1, Math.Min(Math.Min(most, samples.Length - 1), kept))
                .Select(place =>
                    Array.ConvertAll(vectors.select(1, dimensions - place).contiguous().data<double>().ToArray(), value => (float)value)
                ),
        ];
    }

    private static IEnumerable<float> Weighted(ModelSum sample)
    {
        var weight = (float)Math.Sqrt(sample.Count - 1);
        return sample.Centre(shrinkage: 0).Select(value => value * weight);
    }
}
