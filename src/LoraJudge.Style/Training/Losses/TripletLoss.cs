using TorchSharp;

namespace LoraJudge.Style.Training.Losses;

/// <summary>The paper's Eq. 2: L(a, p, n) = max(‖a − p‖₂ − ‖a − n‖₂ + m, 0) on plain Euclidean distances, averaged.</summary>
internal static class TripletLoss
{
    /// <summary>Keeps the slope of √x finite where two vectors are equal.</summary>
    private const double Tiny = 1e-12;

    private static readonly long[] OverDimensions = [1];

    /// <param name="anchors">n × d.</param>
    /// <param name="positives">n × d.</param>
    /// <param name="negatives">n × d.</param>
    public static torch.Tensor Of(torch.Tensor anchors, torch.Tensor positives, torch.Tensor negatives, double margin)
    {
        using var scope = torch.NewDisposeScope();
        return (Distance(anchors, positives) - Distance(anchors, negatives) + margin).clamp_min(0).mean().MoveToOuterDisposeScope();
    }

    /// <param name="vectors">n × d.</param>
    /// <param name="triplets">Places among the vectors; not empty.</param>
    public static torch.Tensor Of(torch.Tensor vectors, IReadOnlyList<(int Anchor, int Positive, int Negative)> triplets, double margin)
    {
        using var scope = torch.NewDisposeScope();
        return Of(
                Take(vectors, [.. triplets.Select(triplet => (long)triplet.Anchor)]),
                Take(vectors, [.. triplets.Select(triplet => (long)triplet.Positive)]),
                Take(vectors, [.. triplets.Select(triplet => (long)triplet.Negative)]),
                margin
            )
            .MoveToOuterDisposeScope();
    }

    private static torch.Tensor Take(torch.Tensor vectors, long[] places) =>
        vectors.index_select(0, torch.tensor(places, device: vectors.device));

    private static torch.Tensor Distance(torch.Tensor a, torch.Tensor b) => ((a - b).square().sum(OverDimensions) + Tiny).sqrt();
}
