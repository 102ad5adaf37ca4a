namespace LoraJudge.Style.Ranking;

/// <summary>Scores every model over all its references, in double precision.</summary>
public sealed class ExhaustiveIndex : IRankingIndex
{
    private readonly long[] modelIds;
    private readonly ModelTraits[] traits;
    private readonly int[] firstReference;
    private readonly float[] vectors;

    /// <param name="models">Ids are unique; every model has a reference or more; all vectors have one length.</param>
    /// <exception cref="ArgumentException">One of these does not hold, or a number is not finite.</exception>
    public ExhaustiveIndex(IReadOnlyCollection<ModelReferences> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var ordered = models.OrderBy(model => model.ModelId).ToArray();
        modelIds = [.. ordered.Select(model => model.ModelId)];
        traits = [.. ordered.Select(model => model.Traits)];
        Dimensions = ordered.SelectMany(model => model.References).FirstOrDefault([]).Length;
        firstReference = new int[ordered.Length + 1];
        for (var model = 0; model < ordered.Length; model++)
        {
            if (model > 0 && modelIds[model - 1] == modelIds[model])
                throw new ArgumentException($"Model {modelIds[model]} is there twice.", nameof(models));
            QueryCheck.Ensure(ordered[model], Dimensions);
            firstReference[model + 1] = firstReference[model] + ordered[model].References.Count;
        }

        vectors = [.. ordered.SelectMany(QueryCheck.Canonical)];
    }

    public int ModelCount => modelIds.Length;

    public int ReferenceCount => firstReference[^1];

    public int Dimensions { get; }

    public IReadOnlyList<RankedModel> Search(ReadOnlySpan<float> query, int count, Predicate<ModelTraits>? filter = null) =>
        SearchTogether([query.ToArray()], count, filter);

    public IReadOnlyList<RankedModel> SearchTogether(IReadOnlyList<float[]> pictures, int count, Predicate<ModelTraits>? filter = null)
    {
        QueryCheck.EnsureSome(pictures);
        QueryCheck.Ensure(this, pictures, count);
        var ranking = new List<RankedModel>(ModelCount);
        for (var model = 0; model < ModelCount; model++)
            if (filter?.Invoke(traits[model]) != false)
                ranking.Add(new RankedModel(modelIds[model], StyleDistance.Average(pictures, ReferencesOf(model))));
        ranking.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : a.ModelId.CompareTo(b.ModelId));
        return count < ranking.Count ? ranking[..count] : ranking;
    }

    public IReadOnlyList<IReadOnlyList<RankedModel>> SearchMany(
        IReadOnlyList<float[]> queries,
        int count,
        Predicate<ModelTraits>? filter = null
    )
    {
        ArgumentNullException.ThrowIfNull(queries);
        return [.. queries.Select(query => Search(query, count, filter))];
    }

    private ReadOnlySpan<float> ReferencesOf(int model) =>
        vectors.AsSpan(firstReference[model] * Dimensions, (firstReference[model + 1] - firstReference[model]) * Dimensions);
}
