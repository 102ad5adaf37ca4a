using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Training;

/// <summary>
/// How several heads' vectors become one: the principal components of what they make of the training pictures, one head after the other,
/// scaled so that distances stay a head's in size.
/// </summary>
internal sealed class HeadJoin(StyleNetwork network)
{
    private static readonly long[] OverPictures = [0];

    private readonly int heads = network.Architecture.Heads;
    private readonly int length = network.Architecture.Heads * network.Architecture.Dimensions;

    /// <param name="batches">Inputs of the training pictures, n × inputs each; each is disposed of.</param>
    public void Fit(IEnumerable<torch.Tensor> batches)
    {
        if (heads == 1)
            return;
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var (count, sum, products) = (0L, torch.zeros(length, torch.float64), torch.zeros([length, length], torch.float64));
        foreach (var inputs in batches)
        {
            using var batch = torch.NewDisposeScope();
            using var own = inputs;
            var vectors = network.OfEachHead(inputs).flatten(1).cpu().to(torch.float64);
            count += vectors.shape[0];
            sum.add_(vectors.sum(OverPictures));
            products.add_(vectors.t().matmul(vectors));
        }

        var mean = sum / count;
        var (_, components) = torch.linalg.eigh((products / count) - mean.outer(mean));
        var join = components.flip(1).narrow(1, 0, network.Architecture.Dimensions).t() / Math.Sqrt(heads);
        network.Tensors["head.join.weight"].copy_(join);
    }
}
