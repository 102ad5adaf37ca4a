using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Production.Cleansing;

/// <summary>What cleansing has made of a set.</summary>
/// <param name="Pictures">Reference pictures of the set's samples.</param>
/// <param name="Measured">Those that have an mse.</param>
/// <param name="Measurable">Those that have an original and no mse yet.</param>
/// <param name="Saved">The set's threshold.</param>
/// <param name="Threshold">The one that is looked at: another than the saved one is a preview.</param>
/// <param name="ByThreshold">Pictures that the threshold looked at removes; those that a person has ruled on do not count.</param>
/// <param name="ByHand">Pictures that a person removed.</param>
/// <param name="Kept">Pictures that a person keeps, whatever their mse.</param>
/// <param name="RemovedNow">Pictures that are not used as things stand.</param>
/// <param name="Middle">Quartiles of the mse; null without any.</param>
/// <param name="Rows">One page of the list.</param>
public sealed record CleansingView(
    long SetId,
    string SetName,
    int Pictures,
    int Measured,
    int Measurable,
    double Saved,
    double Threshold,
    int ByThreshold,
    int ByHand,
    int Kept,
    int RemovedNow,
    (double Low, double Median, double High)? Middle,
    MseHistogram Histogram,
    CleansingList Show,
    int Page,
    int Pages,
    int Listed,
    IReadOnlyList<CleansingRow> Rows
)
{
    public bool IsPreview => Threshold != Saved;
}

/// <summary>Which pictures are listed.</summary>
public enum CleansingList
{
    /// <summary>Those that are not used, or would not be by the threshold that is looked at.</summary>
    Removed,

    /// <summary>Those that are used, the nearest to their sample first.</summary>
    Used,

    /// <summary>Those that a person has ruled on.</summary>
    Ruled,
}

public sealed record CleansingRow(
    long Id,
    string Model,
    string Slug,
    string Sample,
    string Picture,
    int Width,
    int Height,
    string? Original,
    double? Mse,
    bool IsRemoved,
    CleansingRuling Ruling
);
