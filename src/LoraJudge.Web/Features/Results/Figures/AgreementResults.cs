using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Krippendorff's alpha and where disagreement comes from. Ordinal unless it is said otherwise.</summary>
/// <param name="Levels">The ordinal first.</param>
/// <param name="OverTime">As judgments came in, about twenty points; none where the time of a judgment is not known.</param>
/// <param name="Items">With two judgments or more, those that divide people most first.</param>
/// <param name="Pairs">Of participants who judged an item in common.</param>
/// <param name="Raters">Participants who are kept and judged something.</param>
public sealed record AgreementResults(
    IReadOnlyList<AlphaFigure> Levels,
    IReadOnlyList<AlphaPoint> OverTime,
    IReadOnlyList<ItemAgreement> Items,
    IReadOnlyList<PairAgreement> Pairs,
    IReadOnlyList<RaterAgreement> Raters
)
{
    public AlphaFigure Ordinal => Levels[0];
}

/// <param name="Alpha">The interval is a BCa one over resampled items.</param>
/// <param name="Judgments">n: in items with two or more.</param>
/// <param name="Items">With two judgments or more.</param>
/// <param name="Words">What it says, in a sentence.</param>
public sealed record AlphaFigure(
    MeasurementLevel Level,
    Estimate Alpha,
    Estimate ObservedDisagreement,
    Estimate ExpectedDisagreement,
    long Judgments,
    long Items,
    Standing Standing,
    string Words
);

/// <param name="Judgments">So many had been given.</param>
/// <param name="GivenUtc">The last of them.</param>
/// <param name="Alpha">Ordinal; the interval is the jackknife's over items.</param>
public sealed record AlphaPoint(int Judgments, DateTime GivenUtc, Estimate Alpha);

/// <param name="Item">Place in the data's items.</param>
/// <param name="Counts">How often each score was given, the lowest first.</param>
/// <param name="Disagreement">The item's part of the observed disagreement, from 0 to 1; all of them add up to 1.</param>
public sealed record ItemAgreement(int Item, string Code, string Topic, string Model, IReadOnlyList<int> Counts, double Disagreement);

/// <param name="First">A pseudonym.</param>
/// <param name="Second">A pseudonym.</param>
/// <param name="CommonItems">That both judged.</param>
/// <param name="Alpha">Of these two alone, on these items.</param>
public sealed record PairAgreement(string First, string Second, int CommonItems, Estimate Alpha);

/// <param name="Judgments">Of the participant.</param>
/// <param name="SharedItems">Judged by somebody else too.</param>
/// <param name="Disagreement">Part of the observed disagreement, half of that of each pair; all of them add up to 1.</param>
/// <param name="AlphaWithout">Of everybody else.</param>
public sealed record RaterAgreement(string Pseudonym, int Judgments, int SharedItems, double? Disagreement, Estimate AlphaWithout);
