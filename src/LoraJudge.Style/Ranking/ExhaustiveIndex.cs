using System.Runtime.Intrinsics;

namespace LoraJudge.Style.Ranking;

/// <summary>Scores every model over all its references, in double precision.</summary>
public sealed class ExhaustiveIndex : IRankingIndex
{
    private readonly long[] modelIds;
    private readonly int[] firstReference;
    private readonly float[] vectors;

    /// <param name="models">Ids are unique; every model has a reference or more; all vectors have one length.</param>
    /// <exception cref="ArgumentException">One of these does not hold, or a number is not finite.</exception>
    public ExhaustiveIndex(IReadOnlyCollection<ModelReferences> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var ordered = models.OrderBy(model => model.ModelId).ToArray();
        modelIds = [.. ordered.Select(model => model.ModelId)];
        Dimensions = ordered.SelectMany(model => model.References).FirstOrDefault([]).Length;
        Check(ordered);
        firstReference = new int[ordered.Length + 1];
        for (var model = 0; model < ordered.Length; model++)
            firstReference[model + 1] = firstReference[model] + ordered[model].References.Count;
        // A canonical order, so that equal sets of references have equal scores to the last bit.
        vectors = [.. ordered.SelectMany(model => model.References.Order(LexicographicOrder.Instance)).SelectMany(vector => vector)];
    }

    public int ModelCount => modelIds.Length;

    public int ReferenceCount => firstReference[^1];

    public int Dimensions { get; }

    public IReadOnlyList<RankedModel> Search(ReadOnlySpan<float> query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (ModelCount == 0)
            return [];
        if (query.Length != Dimensions)
            throw new ArgumentException($"The query has {query.Length} dimensions, the index {Dimensions}.", nameof(query));
        foreach (var number in query)
        {
            if (!float.IsFinite(number))
                throw new ArgumentException("The query has a number that is not finite.", nameof(query));
        }

        var ranking = new RankedModel[ModelCount];
        for (var model = 0; model < ranking.Length; model++)
            ranking[model] = new RankedModel(modelIds[model], MeanDistance(query, model));
        Array.Sort(ranking, (a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : a.ModelId.CompareTo(b.ModelId));
        return count < ranking.Length ? ranking[..count] : ranking;
    }

    private double MeanDistance(ReadOnlySpan<float> query, int model)
    {
        var sum = 0.0;
        for (var reference = firstReference[model]; reference < firstReference[model + 1]; reference++)
            sum += Distance(query, vectors.AsSpan(reference * Dimensions, Dimensions));
        return sum / (firstReference[model + 1] - firstReference[model]);
    }

    /// <summary>‖a − b‖₂ in double precision, by the direct form: the expanded one cancels.</summary>
    public static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector256<double>.Zero;
        var index = 0;
        for (; index <= a.Length - Vector128<float>.Count; index += Vector128<float>.Count)
        {
            var difference = Widened(a[index..]) - Widened(b[index..]);
            sums += difference * difference;
        }

        var sum = Vector256.Sum(sums);
        for (; index < a.Length; index++)
            sum += ((double)a[index] - b[index]) * ((double)a[index] - b[index]);
        return Math.Sqrt(sum);
    }

    private static Vector256<double> Widened(ReadOnlySpan<float> values)
    {
        var (lower, upper) = Vector128.Widen(Vector128.Create(values));
        return Vector256.Create(lower, upper);
    }

    private void Check(ModelReferences[] ordered)
    {
        for (var index = 0; index < ordered.Length; index++)
        {
            var model = ordered[index];
            if (index > 0 && ordered[index - 1].ModelId == model.ModelId)
                throw new ArgumentException($"Model {model.ModelId} is there twice.", nameof(ordered));
            if (model.References.Count == 0)
                throw new ArgumentException($"Model {model.ModelId} has no references.", nameof(ordered));
            if (model.References.Any(vector => vector.Length != Dimensions || !Array.TrueForAll(vector, float.IsFinite)))
                throw new ArgumentException(
                    $"Model {model.ModelId} has a vector of another length or with a number that is not finite.",
                    nameof(ordered)
                );
        }
    }

    private sealed class LexicographicOrder : IComparer<float[]>
    {
        public static readonly LexicographicOrder Instance = new();

        public int Compare(float[]? x, float[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
