using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>What vectors are worth when models are ranked by their centres, in a space that is adapted to the pictures themselves.</summary>
public static class CentreEvaluation
{
    /// <summary>As a catalogue of these pictures would adapt it.</summary>
    public static CentreAdaptation Adapt(VectorSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return CentreAdaptationFit.Fit([
            .. set.Pictures.Select((picture, place) => new AdaptationPicture(set.ModelOf[place], set.SampleOf[place], picture.Vector)),
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
        );
    }

    public static IEnumerable<StyleVector> Adapted(IEnumerable<StyleVector> pictures, CentreAdaptation adaptation) =>
        pictures.Select(picture => picture with { Vector = adaptation.Project(picture.Vector) });
}

/// <param name="LeaveOneOut">Every picture as a query, itself left out.</param>
/// <param name="LeaveOneOutSubjectLeftOut">Every picture as a query, its subject left out of all references.</param>
public sealed record CentreFigures(RankingFigures? LeaveOneOut, RankingFigures? LeaveOneOutSubjectLeftOut);
