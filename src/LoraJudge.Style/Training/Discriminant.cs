using LoraJudge.Style.Training.Activations;
using TorchSharp;

namespace LoraJudge.Style.Training;

/// <summary>
/// The linear discriminant of the training models as a head's output: directions that differ most between models against what differs
/// within them (Rao, "The Utilization of Multiple Measurements in Problems of Biological Classification", 1948). Each is scaled by the
/// root of b/(b+1), b its variance between models in variances within: that much of a model's mean can be believed.
/// </summary>
internal sealed class Discriminant(TrainingSession session, LearntInputs inputs)
{
    private const int Batch = 256;

    /// <summary>Degrees of freedom within models that each principal input has at least: with fewer, chance alone would tell models apart.</summary>
    private const int FreedomAnInput = 8;

    /// <summary>Smallest variance within models, as a share of the largest.</summary>
    private const double Least = 1e-9;

    private readonly TrainingOptions options = session.Options;
    private readonly IReadOnlyList<HashedPicture> pictures = session.Data.Training;

    /// <summary>Sets the output layer.</summary>
    /// <returns>Mean share of the variance within models in that of the vectors, 0 to 1; and the one step that it takes.</returns>
    /// <exception cref="TrainingException">No model's pictures differ.</exception>
    public (double Loss, int Step) Fit(ITrainingWatcher watcher, CancellationToken cancellation)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var scatter = Scatter(cancellation);
        var (rows, center, loss) = Directions(scatter);
        Set(rows, center);
        watcher.Stepped(new TrainingStep(1, 1, 1, loss));
        return (loss, 1);
    }

    /// <summary>Sums over the pictures, read once.</summary>
    private ModelScatter Scatter(CancellationToken cancellation)
    {
        string[] models = Models();
        var numbers = models.Index().ToDictionary(model => model.Item, model => (long)model.Index, StringComparer.Ordinal);
        var used = Math.Max(2, Math.Min(options.PrincipalInputs, (pictures.Count - models.Length) / FreedomAnInput));
        var scatter = new ModelScatter(Sources(), used);
        foreach (var batch in pictures.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            var values = inputs.Read(batch, random: null).narrow(1, 0, Math.Min(used, options.PrincipalInputs));
            scatter.Add(values.cpu().to(torch.float64), Array.ConvertAll(batch, picture => numbers[picture.Picture.Model]));
        }

        return scatter;
    }

    private (torch.Tensor Rows, torch.Tensor Center, double Loss) Directions(ModelScatter scatter)
    {
        var center = scatter.Means().mean([0L]);
        var (variances, axes) = torch.linalg.eigh(Shrunk(scatter.Within()));
        var largest = variances.max().item<double>();
        // Inputs have a variance of about 1: what is left of it within models is the rounding of sums.
        if (!(largest > Least))
        {
            throw new TrainingException(
                "No model's pictures differ from each other, so that how they may differ cannot be learnt: import pictures of several samples for each model."
            );
        }

        var white = axes / variances.clamp_min(largest * Least).sqrt();
        var (ratios, turns) = torch.linalg.eigh(white.t().matmul(scatter.Between()).matmul(white));
        var count = (int)Math.Min(Math.Min(options.Dimensions, scatter.Freedom), ratios.shape[0]);
        var b = ratios.flip(0).narrow(0, 0, count).clamp_min(0);
        var rows = (white.matmul(turns.flip(1).narrow(1, 0, count)) * (b / (b + 1)).sqrt()).t();
        return (rows, center, (1 / (b + 1)).mean().item<double>());
    }

    private string[] Models() => [.. TrainingData.ModelsOf(pictures)];

    /// <summary>Numbers of the models' sources.</summary>
    private long[] Sources()
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        var ofModel = pictures
            .DistinctBy(picture => picture.Picture.Model, StringComparer.Ordinal)
            .Select(picture => picture.Picture.Source);
        return [.. ofModel.Select(source => numbers.TryGetValue(source, out var number) ? number : numbers[source] = numbers.Count)];
    }

    private torch.Tensor Shrunk(torch.Tensor within) =>
        (within * (1 - options.Shrinkage))
        + (torch.eye(within.shape[0], dtype: torch.float64) * (options.Shrinkage * within.diagonal().mean()));

    /// <summary>Outputs and inputs beyond those that were found stay zero.</summary>
    private void Set(torch.Tensor rows, torch.Tensor center)
    {
        var (weight, bias) = (session.Network.Tensors["head.output.weight"], session.Network.Tensors["head.output.bias"]);
        weight.zero_();
        bias.zero_();
        weight.narrow(0, 0, rows.shape[0]).narrow(1, 0, rows.shape[1]).copy_(rows);
        bias.narrow(0, 0, rows.shape[0]).copy_(-rows.matmul(center));
    }
}
