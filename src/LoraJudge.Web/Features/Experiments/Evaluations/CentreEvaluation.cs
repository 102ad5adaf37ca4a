using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>What vectors are worth when models are ranked by their centres, in a space that is adapted to the pictures themselves.</summary>
internal static class CentreEvaluation
{
    /// <summary>As a catalogue of these pictures would adapt it.</summary>
    public static CentreAdaptation Adapt(VectorSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return CentreAdaptationFit.Fit([
            .. set.Pictures.Select(
                (picture, place) =>
                    new AdaptationPicture(set.ModelOf[place], set.SampleOf[place], picture.Vector) { Family = picture.Family }
            ),
        ]);
    }

    public static CentreFigures Run(VectorSet set, EncoderEvaluationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        var adaptation = Adapt(set);
        var (rule, adapted) = (RankingRule.Of(adaptation), new VectorSet(Adapted(set.Pictures, adaptation)));
        return new CentreFigures(
            RankingEvaluation.LeaveOneOut(adapted, leaveSubjectOut: false, options, cancellation, rule),
            RankingEvaluation.LeaveOneOut(adapted, leaveSubjectOut: true, options, cancellation, rule)
        )
        {
            // What is unlike what was asked for is so by any ranking, and noted once.
            Queries = RankingEvaluation.Queries(adapted, leaveSubjectOut: false, options, [], rule)?.Figures,
            QueriesSubjectLeftOut = RankingEvaluation.Queries(adapted, leaveSubjectOut: true, options, [], rule)?.Figures,
        };
    }

    public static IEnumerable<StyleVector> Adapted(IEnumerable<StyleVector> pictures, CentreAdaptation adaptation) =>
        pictures.Select(picture => picture with { Vector = adaptation.Project(picture.Vector) });
}

/// <param name="LeaveOneOut">Every picture as a query, itself left out.</param>
/// <param name="LeaveOneOutSubjectLeftOut">Every picture as a query, its subject left out of all references.</param>
internal sealed record CentreFigures(RankingFigures? LeaveOneOut, RankingFigures? LeaveOneOutSubjectLeftOut)
{
    /// <summary>The paper's queries, their sample in no references; null where there are none, and in reports that did not know it.</summary>
    public RankingFigures? Queries { get; init; }

    /// <summary>The same with their whole subject in no references.</summary>
    public RankingFigures? QueriesSubjectLeftOut { get; init; }

    /// <summary>Of a report that ranks by centre, its own; otherwise those that stand beside; empty where there are none.</summary>
    public static CentreFigures Of(EncoderEvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Ranking != RankingMethod.Centre
            ? report.ByCentre ?? new CentreFigures(null, null)
            : new CentreFigures(report.LeaveOneOut, report.LeaveOneOutSubjectLeftOut)
            {
                Queries = report.Queries?.Figures,
                QueriesSubjectLeftOut = report.QueriesSubjectLeftOut?.Figures,
            };
    }
}
