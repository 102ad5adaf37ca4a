namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>The k nearest of the models that it is shown, in their order. Showing one takes log k steps at most, so k may be all of them.</summary>
/// <param name="count">k, from 1.</param>
internal sealed class NearestModels(int count)
{
    public static readonly Comparer<RankedModel> Order = Comparer<RankedModel>.Create(
        (a, b) =>
            a.IsBefore(b) ? -1
            : b.IsBefore(a) ? 1
            : 0
    );

    /// <summary>The last of them first.</summary>
    private readonly PriorityQueue<RankedModel, RankedModel> kept = new(Comparer<RankedModel>.Create((a, b) => Order.Compare(b, a)));

    public IReadOnlyList<RankedModel> Ranking => [.. kept.UnorderedItems.Select(model => model.Element).Order(Order)];

    /// <summary>Distance of the k-th; infinite while there are fewer.</summary>
    public double Farthest => kept.Count < count ? double.PositiveInfinity : kept.Peek().Distance;

    public void Add(RankedModel model)
    {
        if (kept.Count < count)
            kept.Enqueue(model, model);
        else if (model.IsBefore(kept.Peek()))
            kept.DequeueEnqueue(model, model);
    }
}
