using System.Globalization;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Features.Artists.Findings;

namespace LoraJudge.Web.Features.Artists.Report;

/// <summary>A report's figures in words.</summary>
internal static class ArtistWords
{
    public static string Summary(ArtistFindings findings) =>
        findings.NearAll switch
        {
            0 =>
                $"No model is near all {Pictures(findings)}: none of {Number(findings.Models)} is among the nearest {Number(findings.NearWithin)} for each of them.",
            1 =>
                $"One of {Number(findings.Models)} models is near all {Pictures(findings)}: for each of them it is among the nearest {Number(findings.NearWithin)}.",
            _ =>
                $"{Number(findings.NearAll)} of {Number(findings.Models)} models are near all {Pictures(findings)}: for each of them they are among the nearest {Number(findings.NearWithin)}.",
        };

    /// <summary>What the likelihoods say; null where there are none.</summary>
    public static string? Verdict(ArtistFindings findings)
    {
        if (findings.None is not { } none || findings.Ranking.MaxBy(model => model.Likelihood) is not { Likelihood: { } likelihood } first)
            return null;
        var figures =
            $"on average over the pictures, {Likelihood(likelihood)} for {first.Name} and {Likelihood(none)} for none of the models";
        return likelihood >= PictureShares.Probable ? $"{first.Name} probably draws like this: {figures}."
            : none >= PictureShares.Probable ? $"Probably none of this catalogue's models made these pictures: {figures}."
            : $"The likelihoods give no clear answer: {figures}.";
    }

    /// <summary>Among so few models the nearest are near for want of others.</summary>
    public static bool IsSmall(ArtistFindings findings) => findings.Models * findings.NearPercent / 100 < ArtistRanking.FewestNear;

    public static string Nearness(StyleNearness nearness) =>
        nearness switch
        {
            StyleNearness.SameStyle => "Very near",
            StyleNearness.Near => "Near",
            StyleNearness.Related => "Related",
            StyleNearness.Far => "Far",
            _ => "Unrated",
        };

    public static string Distance(double distance) => distance.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Likelihood(double? likelihood) =>
        likelihood is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0}%") : "not known";

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Bytes(long bytes) =>
        bytes >= 1 << 20
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1024.0):0} KB");

    public static string Date(DateTime utc) => utc.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    private static string Pictures(ArtistFindings findings) =>
        findings.Pictures.Count == 2 ? "two pictures" : $"{findings.Pictures.Count} pictures";
}
