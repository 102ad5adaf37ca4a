using LoraJudge.Statistics.Trec;

namespace LoraJudge.Statistics.Retrieval;

/// <summary>One topic's ranking as grades, with the ties in it and the counts of its judgments.</summary>
internal sealed class JudgedRanking
{
    /// <summary>Stands for a document without a judgment.</summary>
    public const int Unjudged = -1;

    /// <summary>Grades in rank order.</summary>
    public required int[] Grades { get; init; }

    /// <summary>Ends (exclusive) of the groups of equal scores; every rank of its own where ties are broken by document id.</summary>
    public required int[] GroupEnds { get; init; }

    /// <summary>All grades of the topic's judgments that are not negative, in descending order.</summary>
    public required int[] Ideal { get; init; }

    public static JudgedRanking Of(RunTopic? run, QrelsTopic qrels, EvaluationOptions options)
    {
        var ideal = Array.FindAll(qrels.Grades.ToArray(), grade => grade >= 0);
        Array.Sort(ideal);
        Array.Reverse(ideal);
        if (run is null)
            return new()
            {
                Grades = [],
                GroupEnds = [],
                Ideal = ideal,
            };
        ReadOnlySpan<double> scores = options.SinglePrecisionScores ? [.. run.Scores.Select(score => (double)(float)score)] : run.Scores;
        var order = RankOrder.Of(run.Documents, scores);
        var grades = new int[order.Length];
        var ranked = new double[order.Length];
        var count = 0;
        foreach (var position in order)
        {
            var found = qrels.Documents.Find(run.Documents.Bytes(position));
            var grade = found < 0 ? Unjudged : Math.Max(Unjudged, qrels.Grades[found]);
            if (options.JudgedOnly && grade == Unjudged)
                continue;
            ranked[count] = scores[position];
            grades[count++] = grade;
        }
        Array.Resize(ref grades, count);
        var ends = options.Ties == TieRule.Expected ? Ends(ranked.AsSpan(0, count)) : [];
        return new()
        {
            Grades = grades,
            GroupEnds = ends,
            Ideal = ideal,
        };
    }

    private static int[] Ends(ReadOnlySpan<double> scores)
    {
        var ends = new List<int>();
        for (var i = 1; i <= scores.Length; i++)
            if (i == scores.Length || scores[i] != scores[i - 1])
                ends.Add(i);
        return [.. ends];
    }
}
