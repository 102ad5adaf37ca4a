namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>
/// What the paper prints of a method (Vu, Shoji, Oe, Pham and Ohshima, tables 1 and 2).
/// </summary>
/// <param name="F1">Percent.</param>
/// <param name="Difference">What its Dunnett's test says against Proposed; empty for Proposed itself.</param>
/// <param name="PrecisionAt">p@1, p@5 and p@10 of its user study.</param>
internal sealed record PaperFigures(
    double F1,
    double Precision,
    double Recall,
    string Difference,
    double MeanReciprocalRank,
    IReadOnlyList<double> PrecisionAt
)
{
    private static readonly Dictionary<string, PaperFigures> All = new(StringComparer.Ordinal)
    {
        ["Proposed"] = new(70.30, 0.78, 0.69, "", 0.44, [0.55, 0.42, 0.35]),
        ["Proposed+"] = new(72.3, 0.79, 0.69, "p < 0.01", 0.47, [0.55, 0.33, 0.27]),
        ["NoCleansing"] = new(70.14, 0.75, 0.68, "p = 0.93", 0.39, [0.60, 0.38, 0.30]),
        ["NoFine-Tuning"] = new(62.00, 0.72, 0.60, "p < 0.01", 0.35, [0.25, 0.21, 0.25]),
        ["FaceOnly"] = new(50.88, 0.54, 0.51, "p < 0.01", 0.26, [0.20, 0.21, 0.17]),
    };

    /// <returns>Null for a method that the paper does not have.</returns>
    public static PaperFigures? Of(string method) => All.GetValueOrDefault(method);
}
