namespace LoraJudge.Statistics;

/// <summary>
/// A sum whose rounding error does not grow with the number of terms. Source: Neumaier, A. (1974), Rundungsfehleranalyse einiger
/// Verfahren zur Summation endlicher Summen, ZAMM 54, 39-51.
/// </summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double term)
    {
        var next = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }

    public static double Of(ReadOnlySpan<double> terms)
    {
        var sum = new CompensatedSum();
        foreach (var term in terms)
            sum.Add(term);
        return sum.Value;
    }
}
