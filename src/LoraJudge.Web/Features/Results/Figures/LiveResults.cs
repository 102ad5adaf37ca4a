namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>What visitors thought of their own searches' results.</summary>
/// <param name="Rankings">That were shown.</param>
/// <param name="Judged">Rankings with one score or more.</param>
/// <param name="Judgments">Scores.</param>
/// <param name="Threshold">Score from which on a result is relevant.</param>
/// <param name="Methods">In the order of the study.</param>
/// <param name="Pairs">Of methods that drafted a judged ranking together, in the order of the study.</param>
public sealed record LiveResults(
    int Rankings,
    int Judged,
    int Judgments,
    double Threshold,
    IReadOnlyList<LiveMethod> Methods,
    IReadOnlyList<LivePair> Pairs
);

/// <param name="Shown">Results that the method put into rankings.</param>
/// <param name="Counts">How often each score was given to them, the lowest first.</param>
/// <param name="MeanScore">Null without a score.</param>
public sealed record LiveMethod(string Method, int Shown, IReadOnlyList<int> Counts, double? MeanScore)
{
    public int Judgments => Counts.Sum();
}

/// <summary>Two methods in the judged rankings that both drafted: the one with more relevant results wins a ranking.</summary>
/// <param name="Wins">Of the first.</param>
/// <param name="Losses">Of the first: wins of the second.</param>
/// <param name="PValue">Of the two-sided exact sign test, ties left out.</param>
/// <param name="HolmPValue">The same, adjusted for all pairs.</param>
public sealed record LivePair(string First, string Second, int Wins, int Ties, int Losses, Estimate PValue, Estimate HolmPValue);
