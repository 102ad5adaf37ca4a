namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>
/// Places × items with two ratings or more. Alpha does not ask who gave which of an item's ratings: an item's first rating stands in the first
/// row, and so on, so that many raters who each judged little need no row each.
/// </summary>
internal sealed class RatingTable
{
    private readonly KeptRatings ratings;
    private readonly int[] unitOf;
    private readonly int[] filled;

    public RatingTable(KeptRatings ratings)
    {
        this.ratings = ratings;
        unitOf = new int[ratings.RatersOf.Length];
        for (var item = 0; item < unitOf.Length; item++)
            unitOf[item] = ratings.RatersOf[item] > 1 ? Units++ : -1;
        filled = new int[Units];
        Ratings = new double?[Units == 0 ? 0 : ratings.RatersOf.Max(), Units];
    }

    public int Units { get; }

    /// <summary>Judgments so far.</summary>
    public int Filled { get; private set; }

    /// <summary>Null where there is none so far.</summary>
    public double?[,] Ratings { get; }

    /// <summary>Adds the judgments up to this number, in the order of time.</summary>
    public void FillUntil(int count)
    {
        for (; Filled < count; Filled++)
        {
            var judgment = ratings.Judgments[Filled];
            var unit = unitOf[ratings.Data.Judgments.Item[judgment]];
            if (unit >= 0)
                Ratings[filled[unit]++, unit] = ratings.Data.Judgments.Score[judgment];
        }
    }
}
