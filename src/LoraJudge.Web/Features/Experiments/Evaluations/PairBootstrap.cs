using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>
/// Intervals of F1 and AUC from resampled models: pairs that share a model are not independent. A pair counts as often as its models were
/// drawn (the product, where they are two); the threshold is chosen anew in every resample. Source: Davison and Hinkley, Bootstrap
/// Methods and their Application (1997), section 3.8, on clustered data.
/// </summary>
internal sealed class PairBootstrap
{
    private readonly int models;
    private readonly double[] distances;
    private readonly (int First, int Second, bool Same)[] pairs;

    public PairBootstrap(VectorSet set, LabelledPairs labelled)
    {
        models = set.Models.Count;
        int[] order = [.. Enumerable.Range(0, labelled.Distances.Length).OrderBy(pair => labelled.Distances[pair])];
        distances = Array.ConvertAll(order, pair => labelled.Distances[pair]);
        pairs = Array.ConvertAll(
            order,
            pair => (set.ModelOf[labelled.Pairs[pair].First], set.ModelOf[labelled.Pairs[pair].Second], labelled.SameModel[pair])
        );
    }

    public ConfidenceInterval? F1(BootstrapOptions options) => Run(BestF1, options);

    public ConfidenceInterval? Auc(BootstrapOptions options) => Run(Auc, options);

    private ConfidenceInterval? Run(Func<long[], double> statistic, BootstrapOptions options) =>
        Bootstrap
            .Run(
                models,
                () =>
                {
                    var (drawn, weights) = (new int[models], new long[pairs.Length]);
                    return indices => statistic(Weigh(indices, drawn, weights));
                },
                options
            )
            .Bca;

    private long[] Weigh(ReadOnlySpan<int> indices, int[] drawn, long[] weights)
    {
        Array.Clear(drawn);
        foreach (var model in indices)
            drawn[model]++;
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var (first, second, same) = pairs[pair];
            weights[pair] = same ? drawn[first] : (long)drawn[first] * drawn[second];
        }

        return weights;
    }

    private double BestF1(long[] weights)
    {
        var (positives, _) = Totals(weights);
        if (positives == 0)
            return double.NaN;
        var (best, hits, alarms) = (0.0, 0L, 0L);
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            (hits, alarms) = pairs[pair].Same ? (hits + weights[pair], alarms) : (hits, alarms + weights[pair]);
            if (IsLastOfTie(pair))
                best = Math.Max(best, 2.0 * hits / (hits + alarms + positives));
        }

        return best;
    }

    private double Auc(long[] weights)
    {
        var (positives, negatives) = Totals(weights);
        if (positives == 0 || negatives == 0)
            return double.NaN;
        var (doubled, hits, alarms, hitsBefore, alarmsBefore) = (0.0, 0L, 0L, 0L, 0L);
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            (hits, alarms) = pairs[pair].Same ? (hits + weights[pair], alarms) : (hits, alarms + weights[pair]);
            if (!IsLastOfTie(pair))
                continue;
            doubled += (double)(alarms - alarmsBefore) * (hits + hitsBefore);
            (hitsBefore, alarmsBefore) = (hits, alarms);
        }

        return doubled / (2.0 * positives * negatives);
    }

    private bool IsLastOfTie(int pair) => pair + 1 == distances.Length || distances[pair + 1] != distances[pair];

    private (long Positives, long Negatives) Totals(long[] weights)
    {
        var (positives, negatives) = (0L, 0L);
        for (var pair = 0; pair < pairs.Length; pair++)
            (positives, negatives) = pairs[pair].Same ? (positives + weights[pair], negatives) : (positives, negatives + weights[pair]);
        return (positives, negatives);
    }
}
