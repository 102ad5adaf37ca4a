using System.Text.Json.Serialization;

namespace LoraJudge.Style.Ranking.Posteriors;

/// <summary>A posterior with how far it can be believed.</summary>
/// <param name="Fitted">Null where there are too few models or pictures to fit one.</param>
/// <param name="CalibrationError">Expected calibration error (<see cref="PosteriorCheck.CalibrationError"/>), 0 to 1; null where it is not known.</param>
public sealed record CataloguePosterior(StylePosterior? Fitted, double? CalibrationError)
{
    /// <summary>Largest expected calibration error of likelihoods that are told.</summary>
    public const double MostError = 0.1;

    /// <summary>Nothing can be said.</summary>
    public static readonly CataloguePosterior Unknown = new(null, null);

    /// <summary>Null where it cannot be believed.</summary>
    [JsonIgnore]
    public StylePosterior? Told => CalibrationError <= MostError ? Fitted : null;

    /// <param name="pictures">Of the catalogue, evenly spread over it.</param>
    public static CataloguePosterior Of(HeldOutPictures pictures)
    {
        var searches = HeldOutSearches.Of(pictures);
        return PosteriorCheck.Measure(searches) is { } check
            ? new CataloguePosterior(PosteriorFit.Fit(searches), check.CalibrationError)
            : Unknown;
    }
}
