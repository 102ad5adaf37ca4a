using System.Security.Claims;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>The form of a draft's examples and practice items.</summary>
internal static class ExampleEndpoints
{
    public const string Examples = "example";
    public const string Practice = "practice";
    public const int MostWords = 500;

    private const string Section = "examples";

    public static Task<IResult> ChangeAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftEditor editor,
        ExampleMaker maker,
        CancellationToken cancellation
    ) =>
        DraftForms.AnswerAsync(
            context,
            id,
            Section,
            form =>
                $"{form["do"]}" == "make"
                    ? maker.MakeAsync(user, id, cancellation)
                    : editor.ChangeAsync(
                        user,
                        id,
                        (_, study, _) =>
                        {
                            Change(study, DraftForms.Values(form));
                            return Task.CompletedTask;
                        },
                        cancellation
                    )
        );

    private static void Change(Study study, IReadOnlyDictionary<string, string> sent) =>
        study.Plan = study.Plan with
        {
            Examples = Change(Examples, study.Plan.Examples, sent),
            Practice = Change(Practice, study.Plan.Practice, sent),
        };

    private static IReadOnlyList<StudyExample> Change(
        string kind,
        IReadOnlyList<StudyExample> examples,
        IReadOnlyDictionary<string, string> sent
    ) =>
        [
            .. examples
                .Select((example, place) => (example, Name: FormattableString.Invariant($"{kind}.{place}")))
                .Where(named => sent.GetValueOrDefault("do") != $"remove.{named.Name}")
                .Select(named => sent.TryGetValue(named.Name, out var words) ? named.example with { Words = Words(words) } : named.example),
        ];

    /// <exception cref="StudyException">There are too many.</exception>
    private static string Words(string text)
    {
        var words = text.ReplaceLineEndings("\n").Trim();
        return words.Length <= MostWords
            ? words
            : throw new StudyException($"An example's words have {words.Length} characters: write at most {MostWords}.");
    }
}
