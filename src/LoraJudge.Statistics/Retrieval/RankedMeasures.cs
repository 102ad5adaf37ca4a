namespace LoraJudge.Statistics.Retrieval;

/// <summary>All measures of one ranking without ties in one pass. Formulas: trec_eval; Buckley and Voorhees (2005), in TREC, chapter 3.</summary>
internal static class RankedMeasures
{
    public static TopicMeasures Compute(string topic, JudgedRanking ranking, EvaluationOptions options)
    {
        var relevant = ranking.Ideal.Count(grade => grade >= options.RelevanceLevel);
        var nonRelevant = ranking.Ideal.Length - relevant;
        var ideal = new IdealGain(ranking.Ideal, options.Gain);
        var state = new Accumulator(relevant, nonRelevant);
        var cutoffs = new CutoffMeasures[options.Cutoffs.Count];
        var divisors = Discount.Table(ranking.Grades.Length);
        var byCutoff = Enumerable.Range(0, cutoffs.Length).OrderBy(i => options.Cutoffs[i]).ToArray();
        var next = 0;
        for (var rank = 0; rank < ranking.Grades.Length; rank++)
        {
            for (; next < byCutoff.Length && options.Cutoffs[byCutoff[next]] == rank; next++)
                cutoffs[byCutoff[next]] = state.At(rank, rank, ideal);
            state.Add(ranking.Grades[rank], rank, options, divisors);
        }
        for (; next < byCutoff.Length; next++)
            cutoffs[byCutoff[next]] = state.At(options.Cutoffs[byCutoff[next]], ranking.Grades.Length, ideal);
        return state.Finish(topic, ranking.Grades.Length, ideal.Total, cutoffs);
    }

    private struct Accumulator(int relevant, int nonRelevant)
    {
        private int relevantSeen;
        private int relevantAtR;
        private int nonRelevantSeen;
        private int judgedSeen;
        private int firstRelevant;
        private double precisions;
        private double preferences;
        private double gain;

        public void Add(int grade, int rank, EvaluationOptions options, double[] divisors)
        {
            if (grade == JudgedRanking.Unjudged)
                return;
            judgedSeen++;
            gain += Discount.GainOf(grade, options.Gain) / divisors[rank];
            if (grade < options.RelevanceLevel)
            {
                nonRelevantSeen++;
                return;
            }
            relevantSeen++;
            if (rank < relevant)
                relevantAtR++;
            if (relevantSeen == 1)
                firstRelevant = rank + 1;
            precisions += (double)relevantSeen / (rank + 1);
            preferences += Preference(nonRelevantSeen, relevant, nonRelevant);
        }

        public readonly CutoffMeasures At(int cutoff, int retrieved, IdealGain ideal) =>
            new(
                cutoff,
                (double)relevantSeen / cutoff,
                Share(relevantSeen, relevant),
                Share(gain, ideal.At(cutoff)),
                retrieved == 0 ? Figure.Undefined("nothing was retrieved") : Figure.Of((double)judgedSeen / retrieved)
            );

        public readonly TopicMeasures Finish(string topic, int retrieved, double ideal, CutoffMeasures[] cutoffs) =>
            new(
                topic,
                retrieved,
                relevant,
                relevantSeen,
                Share(precisions, relevant),
                Share(relevantAtR, relevant),
                firstRelevant == 0 ? 0 : 1.0 / firstRelevant,
                Share(preferences, relevant),
                Share(gain, ideal),
                cutoffs
            );
    }

    /// <summary>bpref's term of one relevant document with so many judged non-relevant ones above it.</summary>
    public static double Preference(int above, int relevant, int nonRelevant) =>
        above == 0 ? 1 : 1 - (double)Math.Min(above, relevant) / Math.Min(nonRelevant, relevant);

    public static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
