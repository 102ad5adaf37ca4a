using TorchSharp;

namespace LoraJudge.Style.Training.Losses;

/// <summary>Losses over all pairs of a batch of unit vectors, n × d, with the number of each one's model, n.</summary>
internal static class PairwiseLosses
{
    private const float Nothing = -1e9f;

    /// <summary>
    /// Khosla et al. 2020, Eq. 2: the mean over anchors of −1/|P| Σ_p log(exp(a·p/τ) / Σ_{x≠a} exp(a·x/τ)). Anchors without a positive
    /// count nothing.
    /// </summary>
    public static torch.Tensor SupervisedContrastive(torch.Tensor vectors, torch.Tensor models, double temperature)
    {
        using var scope = torch.NewDisposeScope();
        var (positives, self) = Pairs(models);
        var similarities = vectors.matmul(vectors.t()) / temperature;
        var log = similarities - similarities.masked_fill(self, Nothing).logsumexp(1, keepdim: true);
        var counts = positives.sum(1);
        var anchors = -(log * positives).sum(1) / counts.clamp_min(1);
        return (anchors.sum() / counts.gt(0).sum().clamp_min(1)).MoveToOuterDisposeScope();
    }

    /// <summary>Wang et al. 2019, Eqs. 9 to 12, with their α = 2, β = 50, λ = 0.5 and ε = 0.1.</summary>
    public static torch.Tensor MultiSimilarity(torch.Tensor vectors, torch.Tensor models)
    {
        const double Alpha = 2;
        const double Beta = 50;
        const double Base = 0.5;
        const double Slack = 0.1;
        using var scope = torch.NewDisposeScope();
        var (positives, self) = Pairs(models);
        var negatives = 1 - positives - self.to(torch.float32);
        var similarities = vectors.matmul(vectors.t());
        var known = similarities.detach();
        var farthestPositive = torch.where(positives.gt(0), known, torch.full_like(known, 2)).amin([1], keepdim: true);
        var nearestNegative = torch.where(negatives.gt(0), known, torch.full_like(known, -2)).amax([1], keepdim: true);
        var hardPositives = positives * known.lt(nearestNegative + Slack).to(torch.float32);
        var hardNegatives = negatives * known.gt(farthestPositive - Slack).to(torch.float32);
        var attraction = (torch.exp(-Alpha * (similarities - Base)) * hardPositives).sum(1).log1p() / Alpha;
        var repulsion = (torch.exp(Beta * (similarities - Base)) * hardNegatives).sum(1).log1p() / Beta;
        return (attraction + repulsion).mean().MoveToOuterDisposeScope();
    }

    /// <returns>n × n: 1 where two different pictures are one model's; and whether a pair is a picture with itself.</returns>
    private static (torch.Tensor Positives, torch.Tensor Self) Pairs(torch.Tensor models)
    {
        var self = torch.eye(models.shape[0], dtype: torch.@bool, device: models.device);
        var same = models.unsqueeze(0).eq(models.unsqueeze(1)).logical_and(self.logical_not());
        return (same.to(torch.float32), self);
    }
}
