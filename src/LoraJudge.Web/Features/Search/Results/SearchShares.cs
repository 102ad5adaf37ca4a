using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Web.Features.Search.Results;

/// <summary>How likely each model of a page made the picture, in whole percent: with further models and none they add up to 100.</summary>
/// <param name="Cards">By rank, from the first.</param>
/// <param name="Further">Of models that the page does not show, together.</param>
/// <param name="None">Of none of the catalogue's models.</param>
public sealed record SearchShares(PictureVerdict Verdict, IReadOnlyList<int> Cards, int Further, int None)
{
    private const int All = 100;

    public int First => Cards[0];

    /// <summary>Of the models that the page shows after the first, together.</summary>
    public int Others => Cards.Skip(1).Sum();

    /// <param name="ranking">The nearest models of the catalogue.</param>
    /// <returns>Null where nothing can be said, or there are no models.</returns>
    public static SearchShares? Of(PictureShares? shares, IReadOnlyList<RankedModel> ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        if (shares is null || ranking.Count == 0)
            return null;
        double[] cards = [.. ranking.Select(model => shares.Of(model.Distance))];
        var percent = Percent([.. cards, Math.Max(0, 1 - shares.None - cards.Sum()), shares.None]);
        return new SearchShares(shares.Verdict(ranking[0].Distance), percent[..cards.Length], percent[^2], percent[^1]);
    }

    /// <summary>Rounded by largest remainder: a larger share never gets less.</summary>
    private static int[] Percent(double[] shares)
    {
        var whole = Array.ConvertAll(shares, share => (int)Math.Floor(All * share));
        var raised = shares
            .Select((share, place) => (Over: (All * share) - whole[place], Place: place))
            .OrderByDescending(one => one.Over)
            .ThenByDescending(one => shares[one.Place])
            .ThenBy(one => one.Place)
            .Take(All - whole.Sum());
        foreach (var (_, place) in raised)
            whole[place]++;
        return whole;
    }
}
