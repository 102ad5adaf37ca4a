using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Shared.Words;

namespace LoraJudge.Web.Features.Production.SampleSets;

/// <summary>
/// How a set stands by the paper's advice (Vu, Shoji, Oe, Pham, Ohshima): diverse samples (faces, objects, landscapes, abstract art, geometric patterns,
/// paintings), not faces alone; 30 a model in its evaluation.
/// </summary>
/// <param name="Shares">Every category, the unknown one where there are such samples.</param>
/// <param name="Advice">A sentence each; empty where nothing is to be said.</param>
public sealed record SetBalance(IReadOnlyList<CategoryShare> Shares, IReadOnlyList<string> Advice)
{
    /// <summary>Samples of each model's reference set in the paper's evaluation.</summary>
    public const int PaperSamples = 30;

    /// <summary>Side that Stable Diffusion 1.5 was trained at: smaller samples are scaled up.</summary>
    private const int GoodEdge = 512;

    private const double MostFaces = 0.5;
    private const double LongestToShortest = 2;

    public static SetBalance Of(IReadOnlyList<SampleFacts> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        CategoryShare[] shares =
        [
            .. SampleCategories
                .All.Select(category => new CategoryShare(category, samples.Count(sample => sample.Category == category), samples.Count))
                .Where(share => share.Category is not SampleCategory.Unknown || share.Count > 0),
        ];
        return new SetBalance(shares, [.. Categories(shares, samples.Count), .. Sizes(samples), .. Count(samples.Count)]);
    }

    private static IEnumerable<string> Categories(IReadOnlyList<CategoryShare> shares, int count)
    {
        if (count == 0)
            yield break;
        var faces = shares.Single(share => share.Category == SampleCategory.Face);
        if (faces.Share > MostFaces)
        {
            yield return faces.Count == count
                ? "Faces alone: the paper's FaceOnly variant was found worst (MRR 0.26 against 0.44). Add other pictures."
                : FormattableString.Invariant(
                    $"{faces.Share:0 %} are faces: the paper's variant with faces alone was found worst (MRR 0.26 against 0.44). Add other pictures."
                );
        }

        string[] missing =
        [
            .. shares
                .Where(share => share.Count == 0 && share.Category is not SampleCategory.Unknown)
                .Select(share => SampleCategories.Many(share.Category)),
        ];
        if (missing.Length > 0)
            yield return $"Not there yet: {string.Join(", ", missing)}. The paper's samples were of all these kinds.";
        if (shares.FirstOrDefault(share => share.Category is SampleCategory.Unknown) is { Count: var unknown and > 0 })
            yield return $"{Counted.Of(unknown, "picture has", "pictures have")} no category: give them one, or this balance says little.";
    }

    private static IEnumerable<string> Sizes(IReadOnlyList<SampleFacts> samples)
    {
        var small = samples.Count(sample => sample.Longest is > 0 and < GoodEdge);
        if (small > 0)
        {
            yield return $"{Counted.Of(small, "picture is", "pictures are")} smaller than {GoodEdge} pixels: back ends get them scaled up. Larger originals give cleaner pictures.";
        }

        var narrow = samples.Count(sample => sample.Shortest > 0 && sample.Longest > LongestToShortest * sample.Shortest);
        if (narrow > 0)
        {
            yield return $"{Counted.Of(narrow, "picture is", "pictures are")} more than twice as long as wide: encoders look at the middle square. Crop what matters.";
        }
    }

    private static IEnumerable<string> Count(int count)
    {
        if (count == 0)
            yield return $"Add pictures: the paper used {PaperSamples} for each model, of all kinds.";
        else if (count < PaperSamples)
            yield return $"{Counted.Of(count, "sample", "samples")}: the paper used {PaperSamples} for each model. Fewer make a ranking less sure.";
        else if (count > 2 * PaperSamples)
            yield return $"{Counted.Of(count)} samples: every model costs as many transfers. The paper used {PaperSamples}.";
    }
}

/// <param name="Count">Samples of the category.</param>
/// <param name="Of">Samples of the set.</param>
public sealed record CategoryShare(SampleCategory Category, int Count, int Of)
{
    public double Share => Of == 0 ? 0 : (double)Count / Of;
}

/// <summary>What the balance looks at.</summary>
public sealed record SampleFacts(SampleCategory Category, int? Width, int? Height)
{
    public int Longest => Math.Max(Width ?? 0, Height ?? 0);

    public int Shortest => Math.Min(Width ?? 0, Height ?? 0);
}
