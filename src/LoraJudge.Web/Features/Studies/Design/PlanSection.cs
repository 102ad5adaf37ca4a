using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Studies.Design.Fields;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>Fields of a plan that are saved together.</summary>
/// <param name="Name">Part of addresses, and the anchor.</param>
public sealed record PlanSection(string Name, string Title, string Lead, IReadOnlyList<PlanField> Fields)
{
    public static IReadOnlyList<PlanSection> All { get; } =
    [
        new("texts", "Texts", "What participants read and are asked.", TextFields.All),
        new("items", "Items", "What is judged, by how many, and how it is counted. The first values are the paper's.", ItemFields.All),
        new("course", "Course", "When people take part, who may, and what they get at the end.", CourseFields.All),
    ];

    public static PlanSection Find(string name) => All.Single(section => section.Name == name);

    /// <param name="sent">The form's values; a field that was not sent keeps its value.</param>
    /// <returns>The changed plan, what is wrong with it that was not before, and the fields that are wrong.</returns>
    public (StudyPlan Plan, IReadOnlyList<string> Problems, IReadOnlySet<string> Wrong) Read(
        StudyPlan plan,
        IReadOnlyDictionary<string, string> sent
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sent);
        var (after, problems, wrong) = (plan, new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var field in Fields)
        {
            if (!sent.TryGetValue(field.Name, out var text))
                continue;
            try
            {
                after = field.Read(after, text);
            }
            catch (StudyException exception)
            {
                problems.Add(exception.Message);
                wrong.Add(field.Name);
            }
        }

        var found = New(after, plan);
        problems.AddRange(found);
        wrong.UnionWith(
            Fields.Where(field => New(field.With(after, field.Get(plan)), plan).Count < found.Count).Select(field => field.Name)
        );
        return (after, problems, wrong);
    }

    /// <summary>A draft may be incomplete; a change must not make anything wrong.</summary>
    private static List<string> New(StudyPlan after, StudyPlan before) =>
        [.. after.Problems().Except(before.Problems(), StringComparer.Ordinal)];
}
