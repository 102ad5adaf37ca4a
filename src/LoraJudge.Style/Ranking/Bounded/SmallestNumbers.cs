namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>The k smallest of the numbers that it is shown.</summary>
internal sealed class SmallestNumbers(int count)
{
    private readonly PriorityQueue<double, double> largestFirst = new(Comparer<double>.Create((a, b) => b.CompareTo(a)));

    /// <summary>The largest of the k; infinite while there are fewer.</summary>
    public double Largest { get; private set; } = double.PositiveInfinity;

    public void Add(double number)
    {
        if (!(number < Largest))
            return;
        if (largestFirst.Count < count)
            largestFirst.Enqueue(number, number);
        else
            largestFirst.EnqueueDequeue(number, number);
        if (largestFirst.Count == count)
            Largest = largestFirst.Peek();
    }
}
