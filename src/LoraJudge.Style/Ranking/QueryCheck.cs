namespace LoraJudge.Style.Ranking;

/// <summary>What indexes ask of models and queries.</summary>
internal static class QueryCheck
{
    /// <exception cref="ArgumentException">See <see cref="IRankingIndex.Search"/>.</exception>
    public static void Ensure(IRankingIndex index, IReadOnlyList<float[]> queries, int count)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        foreach (var query in queries)
        {
            if (index.ModelCount > 0 && query.Length != index.Dimensions)
                throw new ArgumentException($"The query has {query.Length} dimensions, the index {index.Dimensions}.", nameof(queries));
            if (!Array.TrueForAll(query, float.IsFinite))
                throw new ArgumentException("The query has a number that is not finite.", nameof(queries));
        }
    }

    public static void EnsureSome(IReadOnlyList<float[]> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Count == 0)
            throw new ArgumentException("A query of no pictures has no distances.", nameof(pictures));
    }

    /// <exception cref="ArgumentException">The model has no references, or one of another length or with a number that is not finite.</exception>
    public static void Ensure(ModelReferences model, int dimensions)
    {
        if (model.References.Count == 0)
            throw new ArgumentException($"Model {model.ModelId} has no references.", nameof(model));
        if (model.References.Any(vector => vector.Length == 0 || vector.Length != dimensions || !Array.TrueForAll(vector, float.IsFinite)))
            throw new ArgumentException(
                $"Model {model.ModelId} has a vector of another length or with a number that is not finite.",
                nameof(model)
            );
    }

    /// <summary>References in a canonical order, one after the other, so that equal sets have equal scores to the last bit.</summary>
    public static float[] Canonical(ModelReferences model) =>
        [.. model.References.Order(LexicographicOrder.Instance).SelectMany(vector => vector)];

    internal sealed class LexicographicOrder : IComparer<float[]>
    {
        public static readonly LexicographicOrder Instance = new();

        public int Compare(float[]? x, float[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
