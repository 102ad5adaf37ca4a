namespace LoraJudge.Statistics.Retrieval;

/// <summary>Documents of equal score at ranks Start + 1 to Start + Size, in random order.</summary>
internal sealed class TieGroup
{
    private int _start;
    private int _size;
    private int _judged;
    private int _relevantBefore;
    private int _nonRelevantBefore;
    private int _nonRelevant;
    private double _meanGain;

    public int Relevant { get; private set; }

    public static List<TieGroup> Of(JudgedRanking ranking, EvaluationOptions options)
    {
        var groups = new List<TieGroup>();
        var (start, relevant, nonRelevant) = (0, 0, 0);
        foreach (var end in ranking.GroupEnds)
        {
            var grades = ranking.Grades[start..end];
            var judged = grades.Count(grade => grade != JudgedRanking.Unjudged);
            var found = grades.Count(grade => grade != JudgedRanking.Unjudged && grade >= options.RelevanceLevel);
            var group = new TieGroup
            {
                _start = start,
                _size = end - start,
                _judged = judged,
                _relevantBefore = relevant,
                _nonRelevantBefore = nonRelevant,
                _nonRelevant = judged - found,
                _meanGain = grades.Sum(grade => Discount.GainOf(grade, options.Gain)) / (end - start),
                Relevant = found,
            };
            groups.Add(group);
            (start, relevant, nonRelevant) = (end, relevant + found, nonRelevant + judged - found);
        }
        return groups;
    }

    public double RelevantWithin(int cutoff) => (double)Relevant * Slots(cutoff) / _size;

    public double JudgedWithin(int cutoff) => (double)_judged * Slots(cutoff) / _size;

    public double DiscountedGain(int cutoff)
    {
        if (_meanGain == 0)
            return 0;
        var divisors = Discount.Table(_start + _size);
        double sum = 0;
        for (var rank = _start; rank < _start + Slots(cutoff); rank++)
            sum += _meanGain / divisors[rank];
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
        for (var j = 1; j <= _size; j++)
        {
            var inside = _size == 1 ? 0 : (j - 1.0) * (Relevant - 1) / (_size - 1);
            sum += (_relevantBefore + 1 + inside) / (_start + j);
        }
        return sum * Relevant / _size;
    }

    /// <summary>E[1/rank] of the group's first relevant document; P(no relevant one before place j) is a product of ratios.</summary>
    public double ReciprocalRank()
    {
        double sum = 0;
        var noneBefore = 1.0;
        for (var j = 1; j <= _size - Relevant + 1; j++)
        {
            var here = (double)Relevant / (_size - j + 1);
            sum += noneBefore * here / (_start + j);
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
        for (var above = 0; above <= _nonRelevant; above++)
            sum += RankedMeasures.Preference(_nonRelevantBefore + above, relevant, nonRelevant);
        return sum / (_nonRelevant + 1) * Relevant;
    }

    private int Slots(int cutoff) => Math.Clamp(cutoff - _start, 0, _size);
}
