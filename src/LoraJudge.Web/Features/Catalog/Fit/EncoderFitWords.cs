using System.Globalization;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>A fit report in words.</summary>
internal static class EncoderFitWords
{
    public static string Title(EncoderFitReport? report) =>
        report?.Verdict switch
        {
            FitVerdict.Fits => "The encoder fits the models that came since",
            FitVerdict.NoLongerFits when report.IsTrained => "The encoder no longer fits: retrain",
            FitVerdict.NoLongerFits => "The encoder no longer fits: train one on this catalogue",
            FitVerdict.Undecided => "Whether the encoder still fits cannot be told yet",
            FitVerdict.TooFew => "Too few models have come to say whether the encoder still fits",
            _ => "How well the encoder fits is being measured",
        };

    public static string Reason(EncoderFitReport? report) =>
        report switch
        {
            null => "It is measured in the background, some seconds after the catalogue was opened, and again when models have come.",
            { Difference: { } difference, New: { } fresh, Before: { } before } =>
                $"Pictures of the {Number(fresh.Count)} models that came since find their own model at a mean reciprocal rank of {Figure(fresh.MeanReciprocalRank)}; "
                    + $"those of {Of(before.Models)} at {Figure(before.MeanReciprocalRank)}. The difference is {Signed(difference.Estimate)} "
                    + $"(95 % interval {Between(difference.Interval)}); {Consequence(report.Verdict, difference)}",
            { Baseline: null } => $"It takes {EncoderFit.FewestModels} models from before to compare with, of two pictures or more each.",
            _ =>
                $"{Number(report.New?.Count ?? 0)} models with two pictures or more came since {report.Since.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}; it takes {EncoderFit.FewestModels}.",
        };

    public static string Of(FitModels models) =>
        models switch
        {
            FitModels.Trained => "the models that it was trained on",
            FitModels.HeldOut => "models that were there and were not trained on",
            FitModels.Before => "the models that were there before",
            _ => "the models that came since",
        };

    public static string Short(FitModels models) =>
        models switch
        {
            FitModels.Trained => "Trained on",
            FitModels.HeldOut => "There, not trained on",
            FitModels.Before => "There before",
            _ => "Came since",
        };

    public static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Between(ConfidenceInterval? interval) =>
        interval is null ? "unknown" : $"{Signed(interval.Lower)} to {Signed(interval.Upper)}";

    public static string Signed(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Consequence(FitVerdict verdict, FitDifference difference) =>
        verdict switch
        {
            FitVerdict.Fits => $"a loss of {Figure(difference.Tolerance)}, a fifth of the latter, is ruled out.",
            FitVerdict.NoLongerFits => $"it is a loss, and of more than {Figure(difference.Tolerance)}, a fifth of the latter.",
            _ => $"neither no loss nor one of {Figure(difference.Tolerance)}, a fifth of the latter, is ruled out.",
        };
}
