namespace LoraJudge.Statistics.Retrieval;

/// <summary>Discounted gain of the best possible ranking: all judged documents of the topic by descending grade.</summary>
internal sealed class IdealGain
{
    private readonly double[] _cumulated;

    public IdealGain(int[] descendingGrades, Gain gain)
    {
        var divisors = Discount.Table(descendingGrades.Length);
        var gaining = 0;
        while (gaining < descendingGrades.Length && descendingGrades[gaining] > 0)
            gaining++;
        _cumulated = new double[gaining + 1];
        for (var i = 0; i < gaining; i++)
            _cumulated[i + 1] = _cumulated[i] + Discount.GainOf(descendingGrades[i], gain) / divisors[i];
    }

    public double Total => _cumulated[^1];

    public double At(int cutoff) => _cumulated[Math.Min(cutoff, _cumulated.Length - 1)];
}
