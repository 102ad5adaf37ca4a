namespace LoraJudge.Web.Features.Results.Paper;

/// <summary>A method's row of the paper's tables 1 and 2: this installation's figures and, where the paper has the method, the paper's.</summary>
/// <param name="Here">Evaluation 1 of the method's encoder, as it was last stored.</param>
/// <param name="Mrr">Evaluation 2 of the method's encoder, as it was last stored.</param>
/// <param name="PrecisionAt">p@1, p@5 and p@10 of this study; null where its depth has no such cutoff.</param>
public sealed record PaperRow(
    string Method,
    SameModelFigures Here,
    SameModelFigures? Paper,
    double? Mrr,
    double? PaperMrr,
    IReadOnlyList<double?> PrecisionAt,
    IReadOnlyList<double>? PaperPrecisionAt
);

/// <param name="F1">From 0 to 1.</param>
/// <param name="Difference">From the control, in words; empty where there are none.</param>
public sealed record SameModelFigures(double? F1, double? Precision, double? Recall, string Difference = "");
