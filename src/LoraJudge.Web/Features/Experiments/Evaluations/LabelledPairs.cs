using LoraJudge.Statistics.Classification;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>Correct and incorrect pairs with their distances.</summary>
internal sealed class LabelledPairs
{
    private LabelledPairs(PicturePair[] pairs, double[] distances, bool[] sameModel, PairCounts counts)
    {
        Pairs = pairs;
        Distances = distances;
        SameModel = sameModel;
        Counts = counts;
    }

    public IReadOnlyList<PicturePair> Pairs { get; }

    /// <summary>‖a − b‖₂ of each pair.</summary>
    public double[] Distances { get; }

    /// <summary>Whether one model made both pictures of each pair.</summary>
    public bool[] SameModel { get; }

    public PairCounts Counts { get; }

    public IEnumerable<double> OwnDistances => Distances.Where((_, pair) => SameModel[pair]);

    public IEnumerable<double> OthersDistances => Distances.Where((_, pair) => !SameModel[pair]);

    /// <exception cref="EvaluationException">There is no correct or no incorrect pair at all.</exception>
    public static LabelledPairs Draw(VectorSet set, int correct, int incorrect, PairKey key, Random random)
    {
        ArgumentNullException.ThrowIfNull(set);
        key = PairDraw.KeyFor(set, key);
        var own = PairDraw.Correct(set, correct, random);
        var others = PairDraw.Incorrect(set, incorrect, random, key);
        if (own.Possible == 0)
            throw new EvaluationException("No model has pictures of two samples, so there is no correct pair: give more pictures a model.");
        if (others.Possible == 0)
        {
            var what = key == PairKey.Sample ? "sample" : "subject";
            throw new EvaluationException($"No two models have pictures of one {what}, so there is no incorrect pair: take other pairs.");
        }

        PicturePair[] pairs = [.. own.Pairs, .. others.Pairs];
        return new LabelledPairs(
            pairs,
            Array.ConvertAll(pairs, pair => set.Distance(pair.First, pair.Second)),
            [.. pairs.Select((_, pair) => pair < own.Pairs.Count)],
            new PairCounts(key, own.Pairs.Count, own.Possible, own.IsRepeated, others.Pairs.Count, others.Possible, others.IsRepeated)
        );
    }

    public RocCurve Roc() => RocCurve.Compute(Scores(), SameModel);

    public Operation At(double distance) => Operation.At(-distance, Scores(), SameModel);

    /// <summary>The smallest distance with the largest F1.</summary>
    public double BestThreshold() => Threshold(Roc());

    internal static double Threshold(RocCurve curve) => 0 - BestThresholds.ForF1(curve)[0].Threshold;

    /// <summary>The pairs of which this holds, with the counts of the whole; null where one kind is missing among them.</summary>
    internal LabelledPairs? Where(Func<PicturePair, bool> holds)
    {
        int[] kept = [.. Enumerable.Range(0, Distances.Length).Where(pair => holds(Pairs[pair]))];
        bool[] labels = [.. kept.Select(pair => SameModel[pair])];
        return labels.Distinct().Count() < 2
            ? null
            : new LabelledPairs([.. kept.Select(pair => Pairs[pair])], [.. kept.Select(pair => Distances[pair])], labels, Counts);
    }

    /// <summary>A small distance speaks for one model.</summary>
    private double[] Scores() => Array.ConvertAll(Distances, distance => -distance);
}

/// <param name="Key">What the pictures of an incorrect pair have in common.</param>
/// <param name="CorrectPossible">Distinct correct pairs that there are.</param>
/// <param name="CorrectRepeated">Whether there were too few, so that pairs were drawn more than once.</param>
internal sealed record PairCounts(
    PairKey Key,
    int Correct,
    long CorrectPossible,
    bool CorrectRepeated,
    int Incorrect,
    long IncorrectPossible,
    bool IncorrectRepeated
);
