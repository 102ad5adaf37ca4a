namespace LoraJudge.Statistics.Retrieval;

/// <summary>Discounted gain of the best possible ranking: all judged documents of the topic by descending grade.</summary>
internal sealed class IdealGain
{
    private readonly double[] cumulated;

    public IdealGain(int[] descendingGrades, Gain gain)
    {
        var divisors = Discount.Table(descendingGrades.Length);
        var gaining = 0;
        while (gaining < descendingGrades.Length && descendingGrades[gaining] > 0)
            gaining++;
        cumulated = new double[gaining + 1];
        for (var i = 0; i < gaining; i++)
            cumulated[i + 1] = cumulated[i] + Discount.GainOf(descendingGrades[i], gain) / divisors[i];
    }

    public double Total => cumulated[^1];

    public double At(int cutoff) => cumulated[Math.Min(cutoff, cumulated.Length - 1)];
}
