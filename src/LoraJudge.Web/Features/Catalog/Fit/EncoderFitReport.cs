using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>Whether the encoder finds the models that came since as well as those that it was made with.</summary>
/// <param name="EncoderHash">Of the encoder as a whole, projection included.</param>
/// <param name="IsTrained">Whether retraining can help; else fitting anew, or training a first encoder.</param>
/// <param name="Since">After when models count as new.</param>
/// <param name="Groups">Those that have models.</param>
/// <param name="Baseline">The group that the new models are compared with; null where there is none.</param>
/// <param name="Difference">New minus baseline, of the mean reciprocal rank over models; null where there are too few.</param>
internal sealed record EncoderFitReport(
    string EncoderHash,
    string EncoderName,
    bool IsTrained,
    DateTime Since,
    DateTime MeasuredUtc,
    FitVerdict Verdict,
    IReadOnlyList<FitGroup> Groups,
    FitModels? Baseline,
    FitDifference? Difference
)
{
    public FitGroup? New => Groups.FirstOrDefault(group => group.Models == FitModels.New);

    public FitGroup? Before => Groups.FirstOrDefault(group => group.Models == Baseline);
}

internal enum FitVerdict
{
    TooFew,
    Fits,
    NoLongerFits,

    /// <summary>The difference may be none, or too large: more models will tell.</summary>
    Undecided,
}

/// <summary>Which models a group holds.</summary>
internal enum FitModels
{
    /// <summary>The encoder was trained on them.</summary>
    Trained,

    /// <summary>They were there when it was trained, which left them out.</summary>
    HeldOut,

    /// <summary>They were there when the encoder came, which was not trained here.</summary>
    Before,

    /// <summary>They came since.</summary>
    New,
}

/// <param name="Count">Models of the group, those with one picture left aside.</param>
/// <param name="Measured">How many of them were drawn and measured.</param>
/// <param name="ReciprocalRanks">Mean over a model's own pictures, each left out in turn; one entry a model, ascending.</param>
/// <param name="MeanReciprocalRank">Mean over models.</param>
/// <param name="Interval">95 %, by resampling models; null where there are fewer than two.</param>
/// <param name="First">Share of pictures whose own model comes first, mean over models.</param>
/// <param name="OwnDistance">Mean distance of a picture to the rest of its model's.</param>
/// <param name="OtherDistance">Mean distance of a picture to the nearest other model's pictures.</param>
internal sealed record FitGroup(
    FitModels Models,
    int Count,
    int Measured,
    IReadOnlyList<double> ReciprocalRanks,
    double MeanReciprocalRank,
    ConfidenceInterval? Interval,
    double First,
    double OwnDistance,
    double OtherDistance
);

/// <param name="Estimate">New minus baseline.</param>
/// <param name="Interval">95 %, by resampling models.</param>
/// <param name="Tolerance">A loss smaller than this is taken for none, positive.</param>
internal sealed record FitDifference(double Estimate, ConfidenceInterval Interval, double Tolerance);
