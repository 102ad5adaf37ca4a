using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Training.Activations;
using TorchSharp;

namespace LoraJudge.Style.Training;

/// <summary>
/// Fits what a head does to its inputs before anything is learnt: standardization, and whitened principal directions where they are asked
/// for. Pictures are read in batches, several times over: memory does not grow with their number.
/// </summary>
internal sealed class HeadInputs(
    StyleNetwork network,
    FirstActivations activations,
    IReadOnlyList<HashedPicture> pictures,
    TrainingOptions options,
    Action<int> advance
)
{
    private const int Batch = 64;

    /// <summary>Deviation below which an input says nothing: it is left as it is.</summary>
    private const double Silent = 1e-3;

    /// <summary>Rounds of subspace iteration; the directions that matter stand out after two.</summary>
    private const int Rounds = 2;

    /// <summary>Share of the mean variance that is added to each before it is divided by, so that the smallest are no louder than the first.</summary>
    private const double Shrinkage = 0.3;

    private static readonly long[] OverPictures = [0];

    /// <summary>How often every picture is read.</summary>
    public static int Passes(TrainingOptions options) =>
        options.Pooling != Pooling.Statistics ? 0
        : options.PrincipalInputs == 0 ? 1
        : 1 + Rounds + 1;

    public void Fit(CancellationToken cancellation)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        Standardize(cancellation);
        if (options.PrincipalInputs > 0)
            Whiten(cancellation);
    }

    private void Standardize(CancellationToken cancellation)
    {
        var inputs = network.Tensors["head.mean"].shape[0];
        var sum = torch.zeros(inputs, torch.float64);
        var squares = torch.zeros(inputs, torch.float64);
        Each(
            pooled =>
            {
                var values = pooled.cpu().to(torch.float64);
                sum.add_(values.sum(OverPictures));
                squares.add_(values.square().sum(OverPictures));
            },
            cancellation
        );
        var mean = sum / pictures.Count;
        var deviation = ((squares / pictures.Count) - mean.square()).clamp_min(0).sqrt();
        network.Tensors["head.mean"].copy_(mean);
        network.Tensors["head.deviation"].copy_(torch.where(deviation.gt(Silent), deviation, torch.ones_like(deviation)));
    }

    /// <summary>
    /// Randomized subspace iteration (Halko, Martinsson and Tropp, "Finding Structure with Randomness", 2011), then the eigenvectors of the
    /// covariance within the subspace. Rows beyond the number of pictures stay zero.
    /// </summary>
    private void Whiten(CancellationToken cancellation)
    {
        var inputs = network.Tensors["head.mean"].shape[0];
        var kept = Math.Min(options.PrincipalInputs, Math.Min(pictures.Count, inputs));
        using var dice = new torch.Generator((ulong)options.Seed, network.Device);
        var basis = torch.randn([inputs, kept], device: network.Device, generator: dice);
        for (var round = 0; round < Rounds; round++)
        {
            var product = torch.zeros_like(basis);
            Each(pooled => product.add_(Project(pooled, basis, back: true)), cancellation);
            basis = torch.linalg.qr(product).Q;
        }

        var covariance = torch.zeros([kept, kept], device: network.Device);
        Each(
            pooled =>
            {
                var projected = Project(pooled, basis, back: false);
                covariance.add_(projected.t().matmul(projected));
            },
            cancellation
        );
        var (variances, vectors) = torch.linalg.eigh(covariance.to(torch.float64) / pictures.Count);
        var deviations = (variances.clamp_min(0) + (Shrinkage * variances.mean())).sqrt();
        var rows = basis.to(torch.float64).matmul(vectors / deviations).t().flip(0);
        network.Tensors["head.whitening"].narrow(0, 0, kept).copy_(rows);
        network.Tensors["head.whitening"].narrow(0, kept, options.PrincipalInputs - kept).zero_();
    }

    /// <returns>XV, or Xᵀ(XV) where it goes back.</returns>
    private torch.Tensor Project(torch.Tensor pooled, torch.Tensor basis, bool back)
    {
        var values = network.Standardized(pooled);
        var projected = values.matmul(basis);
        return back ? values.t().matmul(projected) : projected;
    }

    private void Each(Action<torch.Tensor> visit, CancellationToken cancellation)
    {
        foreach (var batch in pictures.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            visit(network.Pooled(activations.Read(batch, random: null), options.FrozenBlocks, options.Precision));
            advance(batch.Length);
        }
    }
}
