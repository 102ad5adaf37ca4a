using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Catalog;

/// <summary>How models are ranked, in words.</summary>
internal static class RankingWords
{
    /// <summary>For programs: "centre" or "meanDistance".</summary>
    public static string Code(RankingMethod ranking) => ranking == RankingMethod.Centre ? "centre" : "meanDistance";

    /// <summary>For a list of facts.</summary>
    public static string Describe(EncoderRanking ranking) =>
        ranking == EncoderRanking.Centre
            ? "Distance to the model's centre, adapted to this catalogue"
            : "Mean distance to the model's pictures (the paper's Eq. 3)";

    /// <summary>What a style distance is, to go on with.</summary>
    public static string Distance(RankingMethod ranking) =>
        ranking == RankingMethod.Centre ? "distance to the model's centre" : "mean distance to the model's pictures";
}
