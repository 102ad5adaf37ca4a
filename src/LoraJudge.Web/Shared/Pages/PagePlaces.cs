namespace LoraJudge.Web.Shared.Pages;

/// <summary>Where pages show what other features have put there.</summary>
internal static class PagePlaces
{
    /// <summary>Above a search's ranking. Parameter: Code, the search's.</summary>
    public const string AboveRanking = "above-ranking";

    /// <summary>Below the list of studies. No parameters.</summary>
    public const string BelowStudies = "below-studies";
}
