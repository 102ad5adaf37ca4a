using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Artists.Findings;

/// <summary>
/// Models by their distance to all pictures together, as the index has it. A model is near all pictures when it is among the nearest few for each of them: a mean
/// alone lets one very near picture hide others that have nothing to do with the model.
/// </summary>
internal static class ArtistRanking
{
    /// <summary>In a small catalogue a share of the models may be none: the nearest three are near.</summary>
    public const int FewestNear = 3;

    /// <summary>Most models near all pictures that are told.</summary>
    public const int MostNear = 10;

    /// <summary>The nearest by the mean are told, near all pictures or not.</summary>
    public const int Nearest = 5;

    public static int Within(int models, double percent) =>
        Math.Min(models, Math.Max(FewestNear, (int)Math.Ceiling(models * percent / 100)));

    /// <param name="pictures">Vectors in the style space.</param>
    /// <param name="percent">What counts as near.</param>
    /// <param name="advance">Called after each picture.</param>
    public static RankedTogether Rank(
        IRankingIndex index,
        IReadOnlyList<float[]> pictures,
        double percent,
        Action advance,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(advance);
        var within = Within(index.ModelCount, percent);
        var places = new List<Dictionary<long, (int Rank, double Distance)>>();
        var worst = new Dictionary<long, int>();
        foreach (var picture in pictures)
        {
            cancellation.ThrowIfCancellationRequested();
            var ranking = index.Search(picture, index.ModelCount);
            places.Add(new Dictionary<long, (int, double)>(ranking.Count));
            for (var place = 0; place < ranking.Count; place++)
            {
                var model = ranking[place].ModelId;
                places[^1][model] = (place + 1, ranking[place].Distance);
                worst[model] = Math.Max(worst.GetValueOrDefault(model), place + 1);
            }

            advance();
        }

        var together = index.SearchTogether(pictures, index.ModelCount);
        var near = together.Count(model => worst[model.ModelId] <= within);
        var told = together
            .Select((model, place) => (model.ModelId, model.Distance, Rank: place + 1, IsNear: worst[model.ModelId] <= within))
            .Where(model => model.IsNear || model.Rank <= Nearest)
            .ToList();
        var most = told.Where(model => model.IsNear).Take(MostNear).Select(model => model.ModelId).ToHashSet();
        return new RankedTogether(
            within,
            near,
            [
                .. told.Where(model => model.Rank <= Nearest || most.Contains(model.ModelId))
                    .Select(model => new ModelTogether(
                        model.ModelId,
                        model.Rank,
                        model.Distance,
                        model.IsNear,
                        worst[model.ModelId],
                        [.. places.Select(picture => picture[model.ModelId])]
                    )),
            ]
        );
    }
}

/// <param name="Within">A model is near a picture when its rank is at most this.</param>
/// <param name="NearAll">How many models are near all pictures.</param>
internal sealed record RankedTogether(int Within, int NearAll, IReadOnlyList<ModelTogether> Models);

/// <param name="Distance">To all pictures together, as the index has it.</param>
/// <param name="Pictures">For each picture alone.</param>
internal sealed record ModelTogether(
    long ModelId,
    int Rank,
    double Distance,
    bool IsNearAll,
    int WorstRank,
    IReadOnlyList<(int Rank, double Distance)> Pictures
);
