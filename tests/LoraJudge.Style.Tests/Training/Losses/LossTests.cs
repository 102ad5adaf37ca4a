using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Training.Losses;
using TorchSharp;

namespace LoraJudge.Style.Tests.Training.Losses;

[Trait("needs", "torch")]
public sealed class LossTests
{
    private const int Count = 12;
    private const int Dimensions = 5;
    private static readonly int[] Models = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4];

    public LossTests() => TorchRuntime.EnsureLoaded();

    [Fact]
    public void A_triplet_costs_what_the_positive_is_farther_than_the_negative_and_the_margin()
    {
        using var scope = torch.NewDisposeScope();
        var anchors = torch.tensor(new float[] { 0, 0, 0, 0 }, [2, 2]);
        var positives = torch.tensor(new float[] { 3, 4, 1, 0 }, [2, 2]);
        var negatives = torch.tensor(new float[] { 0, 2, 0, 9 }, [2, 2]);

        // max(5 − 2 + 1, 0) = 4 and max(1 − 9 + 1, 0) = 0.
        Assert.Equal(2, TripletLoss.Of(anchors, positives, negatives, margin: 1).item<float>(), 1e-6f);
    }

    [Fact]
    public void Equal_vectors_have_a_finite_slope()
    {
        using var scope = torch.NewDisposeScope();
        var vectors = torch.zeros(3, 4, requires_grad: true);

        TripletLoss.Of(vectors, [(0, 1, 2)], margin: 1).backward();

        Assert.All(vectors.grad!.data<float>().ToArray(), slope => Assert.True(float.IsFinite(slope)));
    }

    [Fact]
    public void Supervised_contrast_is_what_the_formula_says()
    {
        using var scope = torch.NewDisposeScope();
        var vectors = Unit(seed: 3);
        const double Temperature = 0.2;
        var similarities = Similarities(vectors);
        var anchors =
            from a in Enumerable.Range(0, Count)
            let positives = Others(a).Where(p => Models[p] == Models[a]).ToArray()
            where positives.Length > 0
            let sum = Others(a).Sum(x => Math.Exp(similarities[a, x] / Temperature))
            select -positives.Average(p => (similarities[a, p] / Temperature) - Math.Log(sum));

        var loss = PairwiseLosses.SupervisedContrastive(vectors, torch.tensor(Models), Temperature).item<float>();

        Assert.Equal(anchors.Average(), loss, 1e-4);
    }

    [Fact]
    public void Multi_similarity_is_what_the_formula_says()
    {
        using var scope = torch.NewDisposeScope();
        var vectors = Unit(seed: 4);
        var s = Similarities(vectors);
        var anchors = Enumerable.Range(0, Count).Select(a => MultiSimilarityOf(a, s));

        var loss = PairwiseLosses.MultiSimilarity(vectors, torch.tensor(Models)).item<float>();

        Assert.Equal(anchors.Average(), loss, 1e-4);
    }

    [Fact]
    public void Batch_hard_takes_the_farthest_positive_and_the_nearest_negative()
    {
        var distances = TripletMining.Distances(Unit(seed: 5));

        var triplets = TripletMining.BatchHard(distances, Models);

        // The fifth model has one picture: no positive.
        Assert.Equal(Enumerable.Range(0, Count - 1), triplets.Select(triplet => triplet.Anchor));
        Assert.All(
            triplets,
            triplet =>
            {
                Assert.Equal(Positives(triplet.Anchor).Max(p => distances[triplet.Anchor, p]), distances[triplet.Anchor, triplet.Positive]);
                Assert.Equal(Negatives(triplet.Anchor).Min(n => distances[triplet.Anchor, n]), distances[triplet.Anchor, triplet.Negative]);
            }
        );
    }

    [Fact]
    public void Semi_hard_takes_the_nearest_negative_beyond_the_positive_or_else_the_farthest()
    {
        var distances = TripletMining.Distances(Unit(seed: 6));

        var triplets = TripletMining.SemiHard(distances, Models);

        Assert.Equal((3 * 3 * 2) + 2, triplets.Count);
        Assert.All(
            triplets,
            triplet =>
            {
                var (a, p) = (triplet.Anchor, triplet.Positive);
                var beyond = Negatives(a).Where(n => distances[a, n] > distances[a, p]).ToArray();
                var expected = beyond.Length > 0 ? beyond.Min(n => distances[a, n]) : Negatives(a).Max(n => distances[a, n]);
                Assert.Equal(expected, distances[a, triplet.Negative]);
            }
        );
    }

    private static double MultiSimilarityOf(int a, double[,] s)
    {
        var nearestNegative = Negatives(a).Max(n => s[a, n]);
        var farthestPositive = Positives(a).Select(p => s[a, p]).DefaultIfEmpty(2).Min();
        var positives = Positives(a).Where(p => s[a, p] < nearestNegative + 0.1).Sum(p => Math.Exp(-2 * (s[a, p] - 0.5)));
        var negatives = Negatives(a).Where(n => s[a, n] > farthestPositive - 0.1).Sum(n => Math.Exp(50 * (s[a, n] - 0.5)));
        return (Math.Log(1 + positives) / 2) + (Math.Log(1 + negatives) / 50);
    }

    private static IEnumerable<int> Others(int a) => Enumerable.Range(0, Count).Where(other => other != a);

    private static IEnumerable<int> Positives(int a) => Others(a).Where(other => Models[other] == Models[a]);

    private static IEnumerable<int> Negatives(int a) => Others(a).Where(other => Models[other] != Models[a]);

    private static torch.Tensor Unit(long seed)
    {
        torch.manual_seed(seed);
        return torch.nn.functional.normalize(torch.randn(Count, Dimensions), 2, 1);
    }

    private static double[,] Similarities(torch.Tensor vectors)
    {
        var product = vectors.to(torch.float64).matmul(vectors.to(torch.float64).t()).data<double>().ToArray();
        var square = new double[Count, Count];
        Buffer.BlockCopy(product, 0, square, 0, product.Length * sizeof(double));
        return square;
    }
}
