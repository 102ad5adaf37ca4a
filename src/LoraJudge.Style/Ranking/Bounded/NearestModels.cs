namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>The k nearest of the models that it is shown, in their order.</summary>
internal sealed class NearestModels(int count)
{
    public static readonly Comparer<RankedModel> Order = Comparer<RankedModel>.Create(
        (a, b) =>
            a.IsBefore(b) ? -1
            : b.IsBefore(a) ? 1
            : 0
    );

    private readonly List<RankedModel> ranking = [];

    public IReadOnlyList<RankedModel> Ranking => ranking;

    /// <summary>Distance of the k-th; infinite while there are fewer.</summary>
    public double Farthest => ranking.Count < count ? double.PositiveInfinity : ranking[^1].Distance;

    public void Add(RankedModel model)
    {
        if (ranking.Count == count && !model.IsBefore(ranking[^1]))
            return;
        if (ranking.Count == count)
            ranking.RemoveAt(count - 1);
        ranking.Insert(~ranking.BinarySearch(model, Order), model);
    }
}
