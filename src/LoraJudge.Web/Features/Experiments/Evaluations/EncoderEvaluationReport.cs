using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>All automatic evaluations of one encoder, with everything that they were made with.</summary>
/// <param name="Evaluation">The pictures it is judged on.</param>
/// <param name="Training">The pictures of training models; null where none were given.</param>
/// <param name="SameModel">The paper's evaluation 1; null where pairs of both kinds are not possible.</param>
/// <param name="Queries">The paper's evaluation 2, the query's sample in no references; null where no picture can be a query.</param>
/// <param name="QueriesSubjectLeftOut">The same with the query's whole subject in no references.</param>
/// <param name="LeaveOneOut">Every picture as a query, itself left out.</param>
/// <param name="LeaveOneOutSubjectLeftOut">Every picture as a query, its subject left out of all references.</param>
/// <param name="Calibration">That one model made both pictures of a pair, by their distance; null where there is nothing to fit a likelihood on.</param>
/// <param name="Notes">What is unlike what was asked for.</param>
internal sealed record EncoderEvaluationReport(
    EncoderEvaluationOptions Options,
    VectorCounts Evaluation,
    VectorCounts? Training,
    SameModelReport? SameModel,
    QueryRanking? Queries,
    QueryRanking? QueriesSubjectLeftOut,
    RankingFigures? LeaveOneOut,
    RankingFigures? LeaveOneOutSubjectLeftOut,
    CalibrationReport? Calibration,
    IReadOnlyList<string> Notes
)
{
    /// <summary>
    /// Whether the likelihoods that pages tell are right as often as they say. Null where there are too few models, where models are not ranked
    /// by centre, and where no catalogue is evaluated.
    /// </summary>
    public PosteriorCheck? OnModels { get; init; }

    /// <summary>How models were ranked: as the encoder says.</summary>
    public RankingMethod Ranking { get; init; }

    /// <summary>The same vectors ranked by centre instead; null where they are already, and in reports that did not know it.</summary>
    public CentreFigures? ByCentre { get; init; }
}

/// <summary>What was evaluated.</summary>
internal sealed record VectorCounts(int Models, int Pictures, int Dimensions)
{
    /// <summary>Families of the models, each that has none counted as one; null where no two are related.</summary>
    public int? Families { get; init; }

    public static VectorCounts Of(VectorSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new VectorCounts(set.Models.Count, set.Pictures.Count, set.Dimensions)
        {
            Families = set.Related is null ? null : set.Families,
        };
    }
}
