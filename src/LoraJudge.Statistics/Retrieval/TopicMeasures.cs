namespace LoraJudge.Statistics.Retrieval;

/// <summary>
/// The measures of one topic; trec_eval's names in brackets. Without relevant documents, measures are 0 as in trec_eval; see
/// <paramref name="Relevant"/>.
/// </summary>
/// <param name="Topic">Its id.</param>
/// <param name="Retrieved">Documents that were ranked (num_ret).</param>
/// <param name="Relevant">Relevant documents in the qrels (num_rel).</param>
/// <param name="RelevantRetrieved">Relevant documents that were ranked (num_rel_ret).</param>
/// <param name="AveragePrecision">Σ precision at the ranks of relevant documents / relevant (map).</param>
/// <param name="RPrecision">Precision at rank R, the number of relevant documents (Rprec).</param>
/// <param name="ReciprocalRank">1 / rank of the first relevant document (recip_rank).</param>
/// <param name="Bpref">Buckley and Voorhees (2004), with the divisor min(relevant, judged non-relevant) (bpref).</param>
/// <param name="Ndcg">nDCG without a cutoff (ndcg).</param>
/// <param name="AtCutoffs">Measures at each cutoff, in the order of the options.</param>
public sealed record TopicMeasures(
    string Topic,
    int Retrieved,
    int Relevant,
    double RelevantRetrieved,
    double AveragePrecision,
    double RPrecision,
    double ReciprocalRank,
    double Bpref,
    double Ndcg,
    IReadOnlyList<CutoffMeasures> AtCutoffs
)
{
    /// <summary>The measures at a cutoff.</summary>
    /// <exception cref="ArgumentException">The cutoff was not among the options.</exception>
    public CutoffMeasures At(int cutoff) =>
        AtCutoffs.FirstOrDefault(measures => measures.Cutoff == cutoff)
        ?? throw new ArgumentException($"Cutoff {cutoff} was not measured.", nameof(cutoff));
}

/// <param name="Cutoff">k.</param>
/// <param name="Precision">Relevant among the first k, divided by k even where fewer were retrieved (P_k).</param>
/// <param name="Recall">Relevant among the first k, divided by all relevant (recall_k).</param>
/// <param name="Ndcg">DCG of the first k over that of the best k of all judged documents (ndcg_cut_k).</param>
/// <param name="Judged">Judged documents among the first k, divided by min(k, retrieved); undefined where nothing was retrieved.</param>
public sealed record CutoffMeasures(int Cutoff, double Precision, double Recall, double Ndcg, Figure Judged);
