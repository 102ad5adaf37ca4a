using TorchSharp;

namespace LoraJudge.Style.Training;

/// <summary>Sums over pictures by model, in double precision: all that a linear discriminant needs of them. Lives in the caller's dispose scope.</summary>
/// <param name="models">Two or more.</param>
/// <param name="inputs">Numbers of each picture.</param>
internal sealed class ModelScatter(int models, int inputs)
{
    private readonly torch.Tensor sums = torch.zeros([models, inputs], torch.float64);
    private readonly torch.Tensor counts = torch.zeros(models, torch.float64);
    private readonly torch.Tensor products = torch.zeros([inputs, inputs], torch.float64);

    public int Models => models;

    /// <param name="values">n × inputs.</param>
    /// <param name="ofModels">Each picture's model, from 0.</param>
    public void Add(torch.Tensor values, long[] ofModels)
    {
        var places = torch.tensor(ofModels);
        sums.index_add_(0, places, values, 1);
        counts.index_add_(0, places, torch.ones(ofModels.Length, torch.float64), 1);
        products.add_(values.t().matmul(values));
    }

    /// <returns>models × inputs.</returns>
    public torch.Tensor Means() => sums / counts.unsqueeze(1);

    /// <summary>Pooled covariance within models.</summary>
    /// <returns>inputs × inputs.</returns>
    public torch.Tensor Within(torch.Tensor means)
    {
        var freedom = counts.sum() - models;
        return (products - means.t().matmul(sums)) / freedom;
    }

    /// <summary>Mean over the models of 1/n.</summary>
    public torch.Tensor InverseCount() => (1 / counts).mean();
}
