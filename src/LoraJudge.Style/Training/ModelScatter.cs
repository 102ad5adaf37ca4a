using TorchSharp;

namespace LoraJudge.Style.Training;

/// <summary>
/// Sums over pictures by model and source, in double precision: all that a linear discriminant needs of them. Lives in the caller's dispose
/// scope. Source: Searle, Casella and McCulloch, "Variance Components" (1992), the analysis-of-variance estimators of unbalanced data, with
/// matrices for variances.
/// </summary>
/// <param name="sourceOfModel">Each model's source, from 0. Two models or more, of two pictures or more each.</param>
/// <param name="inputs">Numbers of each picture.</param>
internal sealed class ModelScatter(long[] sourceOfModel, int inputs)
{
    private static readonly long[] OverModels = [0];

    private readonly torch.Tensor sums = torch.zeros([sourceOfModel.Length, inputs], torch.float64);
    private readonly torch.Tensor counts = torch.zeros(sourceOfModel.Length, torch.float64);
    private readonly torch.Tensor[] products =
    [
        .. Enumerable.Range(0, Sources(sourceOfModel)).Select(_ => torch.zeros([inputs, inputs], torch.float64)),
    ];

    /// <summary>Models that can differ from others of their source.</summary>
    public int Freedom => Math.Max(1, sourceOfModel.Length - products.Length);

    /// <param name="values">n × inputs.</param>
    /// <param name="ofModels">Each picture's model, from 0.</param>
    public void Add(torch.Tensor values, long[] ofModels)
    {
        var places = torch.tensor(ofModels);
        sums.index_add_(0, places, values, 1);
        counts.index_add_(0, places, torch.ones(ofModels.Length, torch.float64), 1);
        foreach (var source in ofModels.Index().GroupBy(picture => sourceOfModel[picture.Item], picture => (long)picture.Index))
        {
            var own = values.index_select(0, torch.tensor(source.ToArray()));
            products[source.Key].add_(own.t().matmul(own));
        }
    }

    /// <returns>models × inputs.</returns>
    public torch.Tensor Means() => sums / counts.unsqueeze(1);

    /// <summary>Pooled covariance within models.</summary>
    /// <returns>inputs × inputs.</returns>
    public torch.Tensor Within()
    {
        var freedom = counts.sum() - sourceOfModel.Length;
        return (products.Aggregate((all, one) => all + one) - Means().t().matmul(sums)) / freedom;
    }

    /// <summary>
    /// Covariance between the models of a source, pooled over the sources: what sources differ by is no style. A model counts as its number of
    /// pictures, and what pictures alone make models' means differ by is taken out, by their source's own covariance within models.
    /// </summary>
    /// <returns>inputs × inputs; not always positive.</returns>
    public torch.Tensor Between()
    {
        var (scatter, weight) = (torch.zeros([inputs, inputs], torch.float64), 0.0);
        for (var source = 0; source < products.Length; source++)
        {
            var places = torch.tensor(
                sourceOfModel.Index().Where(model => model.Item == source).Select(model => (long)model.Index).ToArray()
            );
            var (own, ofOwn) = (counts.index_select(0, places), sums.index_select(0, places));
            var (pictures, models) = (own.sum().item<double>(), places.shape[0]);
            var means = ofOwn / own.unsqueeze(1);
            var centred = (means - (ofOwn.sum(OverModels) / pictures)) * own.sqrt().unsqueeze(1);
            var within = (products[source] - means.t().matmul(ofOwn)) / (pictures - models);
            scatter += centred.t().matmul(centred) - (within * (models - 1));
            weight += pictures - (own.square().sum().item<double>() / pictures);
        }

        return scatter / Math.Max(weight, 1);
    }

    private static int Sources(long[] sourceOfModel) => (int)sourceOfModel.Max() + 1;
}
