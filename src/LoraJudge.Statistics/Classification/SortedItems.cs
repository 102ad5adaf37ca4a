namespace LoraJudge.Statistics.Classification;

/// <summary>Scores and labels by descending score, sorted once for all resamples.</summary>
internal sealed class SortedItems
{
    private readonly int[] positionOfItem;

    public SortedItems(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Require.NotEmpty(scores.Length, nameof(scores));
        Require.That(scores.Length == labels.Length, nameof(labels), $"There are {labels.Length} labels for {scores.Length} scores.");
        Require.Finite(scores, nameof(scores));
        var keys = new double[scores.Length];
        var order = new int[scores.Length];
        for (var i = 0; i < keys.Length; i++)
            (keys[i], order[i]) = (-scores[i] + 0.0, i);
        Array.Sort(keys, order);
        Scores = new double[order.Length];
        Labels = new bool[order.Length];
        positionOfItem = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            Scores[i] = scores[order[i]];
            Labels[i] = labels[order[i]];
            positionOfItem[order[i]] = i;
        }
    }

    public double[] Scores { get; }
    public bool[] Labels { get; }
    public int Count => Scores.Length;

    public int[] OnePerItem()
    {
        var weights = new int[Count];
        Array.Fill(weights, 1);
        return weights;
    }

    /// <summary>How often each item was drawn, in sorted order.</summary>
    public void Weigh(ReadOnlySpan<int> drawn, int[] weights)
    {
        Array.Clear(weights);
        foreach (var item in drawn)
            weights[positionOfItem[item]]++;
    }
}
