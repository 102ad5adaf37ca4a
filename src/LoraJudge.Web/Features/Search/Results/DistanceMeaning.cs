using System.Globalization;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Search.Results;

/// <summary>A style distance in words.</summary>
/// <param name="Nearness">The class that it falls in.</param>
/// <param name="Label">Two words.</param>
/// <param name="Sentence">What it was compared with.</param>
public sealed record DistanceMeaning(StyleNearness Nearness, string Label, string Sentence)
{
    /// <summary>Keeps a share that is a whole number of percent but for its last bit from being told as one less.</summary>
    private const double Rounding = 1e-6;

    public static DistanceMeaning Of(double distance, DistanceScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        var nearness = scale.Nearness(distance);
        var ownFarther = scale.ShareOfOwnFarther(distance);
        var othersFarther = Percent(1 - scale.ShareOfOthersNearer(distance));
        var (own, two) =
            scale.Ranking == RankingMethod.Centre
                ? ("the rest of their model", "pictures and another model")
                : ("each other", "pictures of two different models");
        return nearness switch
        {
            StyleNearness.SameStyle => new(
                nearness,
                "Very near",
                ownFarther >= 1
                    ? $"Nearer than any model's own pictures are to {own}."
                    : $"Nearer than {Percent(ownFarther)} of models' own pictures are to {own}."
            ),
            StyleNearness.Near => new(
                nearness,
                "Near",
                $"Within one model's range: {Percent(ownFarther)} of models' own pictures lie farther from {own}."
            ),
            StyleNearness.Related => new(
                nearness,
                "Related",
                scale.Ranking == RankingMethod.Centre
                    ? $"Outside one model's range, but nearer than {othersFarther} of pictures are to another model."
                    : $"Outside one model's range, but nearer than {othersFarther} of the pictures of two different models."
            ),
            StyleNearness.Far => new(nearness, "Far", $"No nearer than {two} usually are."),
            _ => new(nearness, "Unrated", "The catalogue has too few pictures to say what this distance means."),
        };
    }

    private static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor((share * 100) + Rounding):0} %");
}
