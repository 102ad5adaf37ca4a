using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>Categories of samples for a person, and what a file's name tells of one.</summary>
internal static class SampleCategories
{
    /// <summary>Those that a person chooses from, the unknown one last.</summary>
    public static IReadOnlyList<SampleCategory> All { get; } =
    [.. Enum.GetValues<SampleCategory>().Where(category => category is not SampleCategory.Unknown), SampleCategory.Unknown];

    private static readonly Dictionary<string, SampleCategory> Beginnings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["face"] = SampleCategory.Face,
        ["portrait"] = SampleCategory.Face,
        ["person"] = SampleCategory.Face,
        ["object"] = SampleCategory.Object,
        ["landscape"] = SampleCategory.Landscape,
        ["abstract"] = SampleCategory.Abstract,
        ["pattern"] = SampleCategory.Pattern,
        ["painting"] = SampleCategory.Painting,
    };

    public static string Of(SampleCategory category) =>
        category switch
        {
            SampleCategory.Unknown => "No category",
            SampleCategory.Abstract => "Abstract art",
            SampleCategory.Pattern => "Geometric pattern",
            _ => category.ToString(),
        };

    /// <summary>"Faces", for a sentence about many.</summary>
    public static string Many(SampleCategory category) =>
        category switch
        {
            SampleCategory.Face => "faces",
            SampleCategory.Object => "objects",
            SampleCategory.Landscape => "landscapes",
            SampleCategory.Abstract => "abstract art",
            SampleCategory.Pattern => "geometric patterns",
            SampleCategory.Painting => "paintings",
            _ => "pictures without a category",
        };

    /// <summary>"portrait-3" → a face; unknown where the name begins otherwise.</summary>
    public static SampleCategory Guess(string code) => Beginnings.GetValueOrDefault(SampleSequence.Beginning(code));
}
