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
        private int _relevantSeen;
        private int _relevantAtR;
        private int _nonRelevantSeen;
        private int _judgedSeen;
        private int _firstRelevant;
        private double _precisions;
        private double _preferences;
        private double _gain;

        public void Add(int grade, int rank, EvaluationOptions options, double[] divisors)
        {
            if (grade == JudgedRanking.Unjudged)
                return;
            _judgedSeen++;
            _gain += Discount.GainOf(grade, options.Gain) / divisors[rank];
            if (grade < options.RelevanceLevel)
            {
                _nonRelevantSeen++;
                return;
            }
            _relevantSeen++;
            if (rank < relevant)
                _relevantAtR++;
            if (_relevantSeen == 1)
                _firstRelevant = rank + 1;
            _precisions += (double)_relevantSeen / (rank + 1);
            _preferences += Preference(_nonRelevantSeen, relevant, nonRelevant);
        }

        public readonly CutoffMeasures At(int cutoff, int retrieved, IdealGain ideal) =>
            new(
                cutoff,
                (double)_relevantSeen / cutoff,
                Share(_relevantSeen, relevant),
                Share(_gain, ideal.At(cutoff)),
                retrieved == 0 ? Figure.Undefined("nothing was retrieved") : Figure.Of((double)_judgedSeen / retrieved)
            );

        public readonly TopicMeasures Finish(string topic, int retrieved, double ideal, CutoffMeasures[] cutoffs) =>
            new(
                topic,
                retrieved,
                relevant,
                _relevantSeen,
                Share(_precisions, relevant),
                Share(_relevantAtR, relevant),
                _firstRelevant == 0 ? 0 : 1.0 / _firstRelevant,
                Share(_preferences, relevant),
                Share(_gain, ideal),
                cutoffs
            );
    }

    /// <summary>bpref's term of one relevant document with so many judged non-relevant ones above it.</summary>
    public static double Preference(int above, int relevant, int nonRelevant) =>
        above == 0 ? 1 : 1 - (double)Math.Min(above, relevant) / Math.Min(nonRelevant, relevant);

    public static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
