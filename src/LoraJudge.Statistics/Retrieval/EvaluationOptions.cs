namespace LoraJudge.Statistics.Retrieval;

/// <summary>What a relevant document is worth in nDCG.</summary>
public enum Gain
{
    /// <summary>The grade, as in trec_eval.</summary>
    Linear,

    /// <summary>2^grade - 1 (Burges et al. 2005), for grades up to 1,023.</summary>
    Exponential,
}

/// <summary>How documents with equal scores are ranked.</summary>
public enum TieRule
{
    /// <summary>By document id, descending in byte order, as trec_eval does.</summary>
    DocumentId,

    /// <summary>Every order is as likely: measures are expectations (McSherry and Najork 2008, ECIR).</summary>
    Expected,
}

/// <summary>How a run is measured. The defaults are trec_eval's, but for the cutoffs.</summary>
/// <param name="RelevanceLevel">The lowest grade that counts as relevant (trec_eval -l). Plays no part in nDCG.</param>
/// <param name="JudgedOnly">Drops documents without a judgment before ranking (trec_eval -J).</param>
/// <param name="Complete">Topics that the run lacks count 0 in the means (trec_eval -c) instead of being left out.</param>
/// <param name="SinglePrecisionScores">Rounds scores to 32 bits before ranking, as trec_eval up to 9.0.8 did.</param>
public sealed record EvaluationOptions(
    int RelevanceLevel = 1,
    Gain Gain = Gain.Linear,
    TieRule Ties = TieRule.DocumentId,
    bool JudgedOnly = false,
    bool Complete = false,
    bool SinglePrecisionScores = false
)
{
    /// <summary>The k of p@k, recall@k, nDCG@k and judged@k.</summary>
    public IReadOnlyList<int> Cutoffs { get; init; } = [1, 5, 10];

    internal EvaluationOptions Checked()
    {
        foreach (var cutoff in Cutoffs)
            Require.AtLeast(cutoff, 1, nameof(Cutoffs));
        Require.That(Cutoffs.Distinct().Count() == Cutoffs.Count, nameof(Cutoffs), "A cutoff occurs twice.");
        return this;
    }
}
