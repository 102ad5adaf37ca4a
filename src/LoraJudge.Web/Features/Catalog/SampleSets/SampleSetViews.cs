using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>A set in the list.</summary>
/// <param name="Models">Models that have pictures of its samples.</param>
/// <param name="Covers">SHA-256 of a few of its pictures.</param>
internal sealed record SampleSetListing(long Id, string Name, int Samples, int Models, DateTime CreatedUtc, IReadOnlyList<string> Covers);

/// <summary>A set with its pictures.</summary>
/// <param name="Models">Models that have pictures of its samples.</param>
/// <param name="Runs">Runs that are not over.</param>
public sealed record SampleSetView(
    long Id,
    string Name,
    double CleansingThreshold,
    int Models,
    int References,
    int Removed,
    int Runs,
    IReadOnlyList<SampleRow> Samples
)
{
    public SetBalance Balance { get; } =
        SetBalance.Of([.. Samples.Select(sample => new SampleFacts(sample.Category, sample.Width, sample.Height))]);
}

/// <param name="Sha256">Null where an import had no originals.</param>
/// <param name="References">Pictures that models made of it.</param>
public sealed record SampleRow(
    long Id,
    string Code,
    SampleCategory Category,
    string? Licence,
    string? Sha256,
    int? Width,
    int? Height,
    int References
);
