namespace LoraJudge.Statistics;

/// <summary>
/// A sum whose rounding error does not grow with the number of terms. Source: Neumaier, A. (1974), Rundungsfehleranalyse einiger
/// Verfahren zur Summation endlicher Summen, ZAMM 54, 39-51.
/// </summary>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    public readonly double Value => sum + lost;

    public void Add(double term)
    {
        var next = sum + term;
        lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }

    public static double Of(ReadOnlySpan<double> terms)
    {
        var total = new CompensatedSum();
        foreach (var term in terms)
            total.Add(term);
        return total.Value;
    }
}
