using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Design.Fields;

/// <summary>Fields of a plan by the kind of their value.</summary>
internal static class PlanFieldOf
{
    /// <summary>Characters of a text of paragraphs.</summary>
    public const int MostText = 20_000;

    public static PlanField Line(
        string name,
        string label,
        Func<StudyPlan, string> get,
        Func<StudyPlan, string, StudyPlan> with,
        int most,
        string? hint = null
    ) => new(name, label, get, with) { Most = most, Hint = hint };

    public static PlanField Whole(
        string name,
        string label,
        Func<StudyPlan, int> get,
        Func<StudyPlan, int, StudyPlan> with,
        string? hint = null
    ) =>
        new(name, label, plan => PlanText.Of(get(plan)), (plan, text) => with(plan, PlanText.Whole(label, text)))
        {
            Kind = PlanFieldKind.Number,
            Hint = hint,
        };

    public static PlanField Number(
        string name,
        string label,
        Func<StudyPlan, double> get,
        Func<StudyPlan, double, StudyPlan> with,
        string? hint = null
    ) =>
        new(name, label, plan => PlanText.Of(get(plan)), (plan, text) => with(plan, PlanText.Number(label, text)))
        {
            Kind = PlanFieldKind.Number,
            Hint = hint,
        };

    public static PlanField Time(
        string name,
        string label,
        Func<StudyPlan, DateTime?> get,
        Func<StudyPlan, DateTime?, StudyPlan> with,
        string hint
    ) =>
        new(name, label, plan => PlanText.Of(get(plan)), (plan, text) => with(plan, PlanText.Time(label, text)))
        {
            Kind = PlanFieldKind.Time,
            Hint = hint,
        };

    public static PlanField Box(string name, string label, Func<StudyPlan, bool> get, Func<StudyPlan, bool, StudyPlan> with) =>
        new(name, label, plan => get(plan) ? "true" : "false", (plan, text) => with(plan, text == "true")) { Kind = PlanFieldKind.Box };
}
