using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>The pictures of a study's results. A picture that has nothing to show is not among them.</summary>
internal static class ResultPictures
{
    public static IReadOnlyList<ResultPicture> Of(StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return
        [
            .. new[]
            {
                PrecisionPicture.Of(results),
                DifferencesPicture.Of(results),
                RatingsPicture.Of(results),
                AgreementPicture.Of(results),
                FirstRelevantPicture.Of(results),
            }.OfType<ResultPicture>(),
        ];
    }

    /// <summary>What every caption ends with.</summary>
    internal static string Basis(StudyResults results) =>
        $"{ResultWords.Counted(results.Participation.Judgments, "judgment", "judgments")}; relevant: {ResultWords.Rule(results.Options.Relevance)}."
        + (results.Study.IsSimulated ? " Simulated raters." : "");
}
