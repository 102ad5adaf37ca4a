using LoraJudge.Domain.Studies;

namespace LoraJudge.Web.Features.Catalog.Uses;

/// <summary>A model or a picture cannot be removed because studies need it; the message names them and says what to do.</summary>
/// <param name="stays">What stays, as the beginning of a sentence: "The demo stays".</param>
/// <param name="uses">One at least.</param>
internal sealed class ModelInUseException(string stays, IReadOnlyList<StudyUse> uses) : Exception(Describe(stays, uses))
{
    private const int Named = 3;

    private static string Describe(string stays, IReadOnlyList<StudyUse> uses)
    {
        var named = uses.Take(Named).Select(use => $"the {Kind(use.State)} \"{use.Title}\"").ToList();
        if (uses.Count > Named)
            named.Add(FormattableString.Invariant($"{uses.Count - Named} more"));
        var who = named.Count == 1 ? named[0] : $"{string.Join(", ", named[..^1])} and {named[^1]}";
        return $"{stays}, because {who} {(uses.Count == 1 ? "uses" : "use")} its models or pictures. {ToDo(uses)}";
    }

    private static string ToDo(IReadOnlyList<StudyUse> uses)
    {
        const string Drafts = "Delete a draft that you do not need, or take these queries out of it, then try again.";
        const string Records =
            "A study that was opened is a record and keeps what it shows: retire the models instead, so that no search finds them.";
        return string.Join(
            ' ',
            new[]
            {
                uses.Any(use => use.State == StudyState.Draft) ? Drafts : null,
                uses.Any(use => use.State != StudyState.Draft) ? Records : null,
            }.OfType<string>()
        );
    }

    private static string Kind(StudyState state) =>
        state switch
        {
            StudyState.Draft => "draft",
            StudyState.Open => "open study",
            _ => "closed study",
        };
}
