namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>
/// How good the first k ranks of each method are, which are those that are judged. As trec_eval has it: unjudged results are not relevant,
/// a query that a method has no results for counts 0. MRR@k: a query without a relevant result among the first k counts 0.
/// A result's grade, for nDCG and in qrels, is (aggregated score - 1) × <paramref name="GradeUnit"/>.
/// </summary>
/// <param name="GradeUnit">1 where all grades are whole numbers so; else what makes them whole.</param>
/// <param name="RelevantGrade">From which grade on a result is relevant.</param>
/// <param name="JudgedTopics">Codes of queries with a judged item: those that measures are means of.</param>
/// <param name="LeftOutTopics">Queries without one.</param>
/// <param name="Grades">Of each item of the data; null without a judgment.</param>
/// <param name="Measures">Names, in the order of all values.</param>
public sealed record RetrievalResults(
    int GradeUnit,
    int RelevantGrade,
    IReadOnlyList<string> JudgedTopics,
    IReadOnlyList<string> LeftOutTopics,
    IReadOnlyList<int?> Grades,
    IReadOnlyList<string> Measures,
    IReadOnlyList<MethodRetrieval> Methods
);

/// <param name="Figures">A figure a measure; means over queries, with BCa intervals over resampled queries.</param>
/// <param name="ByTopic">Judged topics × measures.</param>
public sealed record MethodRetrieval(
    string Method,
    bool IsControl,
    IReadOnlyList<MeasureFigure> Figures,
    IReadOnlyList<IReadOnlyList<double>> ByTopic
);

/// <param name="Measure">p@1, MRR@10, nDCG@10, judged@10, …</param>
public sealed record MeasureFigure(string Measure, Estimate Mean, Standing Standing);

/// <summary>How scores are distributed: a judgment counts once for every method that found its item.</summary>
/// <param name="ByMethod">All ranks that are judged together.</param>
/// <param name="ByRank">Each rank by itself, method after method.</param>
public sealed record RatingDistributions(IReadOnlyList<RatingDistribution> ByMethod, IReadOnlyList<RatingDistribution> ByRank);

/// <param name="Rank">From 1; null for all.</param>
/// <param name="Counts">How often each score was given, the lowest first.</param>
public sealed record RatingDistribution(string Method, int? Rank, IReadOnlyList<int> Counts, Estimate Mean);
