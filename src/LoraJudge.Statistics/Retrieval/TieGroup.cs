namespace LoraJudge.Statistics.Retrieval;

/// <summary>Documents of equal score at ranks Start + 1 to Start + Size, in random order.</summary>
internal sealed class TieGroup
{
    private int start;
    private int size;
    private int judged;
    private int relevantBefore;
    private int nonRelevantBefore;
    private int nonRelevant;
    private double meanGain;

    public int Relevant { get; private set; }

    public static List<TieGroup> Of(JudgedRanking ranking, EvaluationOptions options)
    {
        var groups = new List<TieGroup>();
        var (start, relevant, nonRelevant) = (0, 0, 0);
        foreach (var end in ranking.GroupEnds)
        {
            var grades = ranking.Grades[start..end];
            var known = grades.Count(grade => grade != JudgedRanking.Unjudged);
            var found = grades.Count(grade => grade != JudgedRanking.Unjudged && grade >= options.RelevanceLevel);
            var group = new TieGroup
            {
                start = start,
                size = end - start,
                judged = known,
                relevantBefore = relevant,
                nonRelevantBefore = nonRelevant,
                nonRelevant = known - found,
                meanGain = grades.Sum(grade => Discount.GainOf(grade, options.Gain)) / (end - start),
                Relevant = found,
            };
            groups.Add(group);
            (start, relevant, nonRelevant) = (end, relevant + found, nonRelevant + known - found);
        }
        return groups;
    }

    public double RelevantWithin(int cutoff) => (double)Relevant * Slots(cutoff) / size;

    public double JudgedWithin(int cutoff) => (double)judged * Slots(cutoff) / size;

    public double DiscountedGain(int cutoff)
    {
        if (meanGain == 0)
            return 0;
        var divisors = Discount.Table(start + size);
        double sum = 0;
        for (var rank = start; rank < start + Slots(cutoff); rank++)
            sum += meanGain / divisors[rank];
        return sum;
    }

    /// <summary>
    /// Expected sum of precisions at relevant documents. Given that place j is relevant (probability r/g), the other r - 1 are spread over
    /// the other g - 1 places.
    /// </summary>
    public double Precisions()
    {
        if (Relevant == 0)
            return 0;
        double sum = 0;
        for (var j = 1; j <= size; j++)
        {
            var inside = size == 1 ? 0 : (j - 1.0) * (Relevant - 1) / (size - 1);
            sum += (relevantBefore + 1 + inside) / (start + j);
        }
        return sum * Relevant / size;
    }

    /// <summary>E[1/rank] of the group's first relevant document; P(no relevant one before place j) is a product of ratios.</summary>
    public double ReciprocalRank()
    {
        double sum = 0;
        var noneBefore = 1.0;
        for (var j = 1; j <= size - Relevant + 1; j++)
        {
            var here = (double)Relevant / (size - j + 1);
            sum += noneBefore * here / (start + j);
            noneBefore *= 1 - here;
        }
        return sum;
    }

    /// <summary>A relevant document has 0 to n of the group's n non-relevant ones above it, each number as likely.</summary>
    public double Preferences(int relevant, int nonRelevant)
    {
        if (Relevant == 0)
            return 0;
        double sum = 0;
        for (var above = 0; above <= this.nonRelevant; above++)
            sum += RankedMeasures.Preference(nonRelevantBefore + above, relevant, nonRelevant);
        return sum / (this.nonRelevant + 1) * Relevant;
    }

    private int Slots(int cutoff) => Math.Clamp(cutoff - start, 0, size);
}
