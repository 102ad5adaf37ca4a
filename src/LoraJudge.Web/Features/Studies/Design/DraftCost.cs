using LoraJudge.Domain.Studies.Cost;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>What a draft will cost, reckoned with the largest pool that it can have.</summary>
/// <param name="LeastItems">Where all methods find the same.</param>
/// <param name="Cost">Where no two of them find the same.</param>
/// <param name="Checks">Attention checks in all.</param>
/// <param name="Minutes">A participant's, at most.</param>
/// <param name="Detectable">Difference of p@k from the control; null where there is nothing to compare.</param>
internal sealed record DraftCost(int LeastItems, StudyCost Cost, int Checks, double Minutes, double? Detectable)
{
    /// <param name="plan">Whose numbers are within their bounds, as those of a saved draft are.</param>
    /// <returns>Null while there is nothing to judge.</returns>
    public static DraftCost? Of(StudyPlan plan, int queries, int methods)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (queries < 1 || methods < 1)
            return null;
        var least = plan.Depth * queries;
        var items = least * methods;
        var checks = (items + plan.BlockLength - 1) / plan.BlockLength * plan.ChecksABlock;
        var cost = StudyCost.Of(items, checks, plan.BlockLength, plan.RatersPerItem, plan.BlocksAParticipant);
        return new DraftCost(
            least,
            cost,
            checks,
            cost.MinutesAParticipant(plan.SecondsAnItem, plan.OtherMinutes),
            queries < 2 || methods < 2 ? null : DetectableDifference.Of(queries, methods, plan.ExpectedDeviation, plan.Alpha)
        );
    }
}
