using LoraJudge.Style.Ranking.Bounded;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// Models that have one point each, their centre, ranked exactly by ‖q − c‖₂, ascending; ties by model id. Immutable:
/// <see cref="With"/> makes the next state.
/// </summary>
public sealed class CentreIndex : IRankingIndex
{
    private readonly IReadOnlyList<CentreChunk> chunks;
    private readonly TraitTable traits;

    private CentreIndex(IReadOnlyList<CentreChunk> chunks, TraitTable traits)
    {
        (this.chunks, this.traits) = (chunks, traits);
        ModelCount = chunks.Sum(chunk => chunk.Count);
        ReferenceCount = chunks.Sum(chunk => chunk.Entries.Sum(entry => entry.Pictures));
    }

    public static readonly CentreIndex Empty = new([], new TraitTable([]));

    public int ModelCount { get; }

    /// <summary>Pictures that the centres were made of.</summary>
    public int ReferenceCount { get; }

    public int Dimensions => chunks.Count == 0 ? 0 : chunks[0].Dimensions;

    /// <param name="models">Ids are unique; all centres have one length.</param>
    /// <exception cref="ArgumentException">One of these does not hold, or a number is not finite.</exception>
    public static CentreIndex Build(IReadOnlyCollection<ModelCentre> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return Empty.With(models, []);
    }

    /// <summary>
    /// The index with some models added, replaced or removed. What does not change is shared; searches in this one go on undisturbed.
    /// </summary>
    /// <param name="put">Models to add, or to replace where they are there.</param>
    /// <param name="removed">Models to remove; those that are not there are passed over.</param>
    /// <exception cref="ArgumentException">A model is to be put twice, or its centre cannot be compared with the others.</exception>
    public CentreIndex With(IReadOnlyCollection<ModelCentre> put, IReadOnlyCollection<long> removed)
    {
        ArgumentNullException.ThrowIfNull(put);
        ArgumentNullException.ThrowIfNull(removed);
        Ensure(put);
        var gone = removed.Concat(put.Select(model => model.ModelId)).ToHashSet();
        var kept = chunks.Where(chunk => chunk.Count == CentreChunk.Capacity && !chunk.HasAny(gone)).ToList();
        var touched = chunks.Where(chunk => chunk.Count < CentreChunk.Capacity || chunk.HasAny(gone));
        var loose = touched.SelectMany(Models).Where(model => !gone.Contains(model.ModelId)).Concat(put);
        var table = new TraitTable(traits.All);
        kept.AddRange(loose.Chunk(CentreChunk.Capacity).Select(models => Chunk(models, table)));
        return kept.Count == 0 ? Empty : new CentreIndex(kept, table);
    }

    /// <summary>The models as they were put, by id.</summary>
    public IReadOnlyList<ModelCentre> Centres() => [.. chunks.SelectMany(Models).OrderBy(model => model.ModelId)];

    /// <summary>The callers' marks of the models, by id.</summary>
    public IReadOnlyDictionary<long, long> Versions() =>
        chunks.SelectMany(chunk => chunk.Entries).ToDictionary(entry => entry.ModelId, entry => entry.Version);

    public IReadOnlyList<RankedModel> Search(ReadOnlySpan<float> query, int count, Predicate<ModelTraits>? filter = null) =>
        SearchMany([query.ToArray()], count, filter)[0];

    /// <summary>
    /// Several pictures as one query: one search with their mean, which is the ranking by the root mean square of the pictures' distances,
    /// since the mean of ‖q_i − c‖² is ‖q̄ − c‖² and a number that is the same for all models. The distance is that of the mean.
    /// </summary>
    /// <param name="pictures">One vector or more.</param>
    /// <inheritdoc cref="IRankingIndex.Search"/>
    public IReadOnlyList<RankedModel> SearchTogether(IReadOnlyList<float[]> pictures, int count, Predicate<ModelTraits>? filter = null)
    {
        QueryCheck.EnsureSome(pictures);
        QueryCheck.Ensure(this, pictures, count);
        return ModelCount == 0 ? [] : Search(Mean(pictures), count, filter);
    }

    public IReadOnlyList<IReadOnlyList<RankedModel>> SearchMany(
        IReadOnlyList<float[]> queries,
        int count,
        Predicate<ModelTraits>? filter = null
    )
    {
        QueryCheck.Ensure(this, queries, count);
        var allowed = Allowed(filter);
        return [.. queries.Select(query => ScoreAll(query, count, allowed))];
    }

    /// <summary>log Σ exp(−sharpness · ‖q − c‖²) over the models, in double precision and without overflow; −∞ where there are none.</summary>
    /// <param name="sharpness">Not negative.</param>
    /// <inheritdoc cref="IRankingIndex.Search"/>
    public double LogMass(ReadOnlySpan<float> query, double sharpness, Predicate<ModelTraits>? filter = null)
    {
        QueryCheck.Ensure(this, [query.ToArray()], 0);
        if (!(sharpness >= 0 && double.IsFinite(sharpness)))
            throw new ArgumentOutOfRangeException(nameof(sharpness), sharpness, "Sharpness is a finite number that is not negative.");
        var (allowed, largest, sum) = (Allowed(filter), double.NegativeInfinity, 0.0);
        foreach (var chunk in chunks)
            for (var slot = 0; slot < chunk.Count; slot++)
                if (allowed?[chunk.Entries[slot].Traits] != false)
                {
                    var exponent = -sharpness * Math.Pow(StyleDistance.Between(query, chunk.CentreOf(slot)), 2);
                    if (exponent > largest)
                        (largest, sum) = (exponent, (sum * Math.Exp(largest - exponent)) + 1);
                    else
                        sum += Math.Exp(exponent - largest);
                }

        return largest + Math.Log(sum);
    }

    private RankedModel[] ScoreAll(float[] query, int count, bool[]? allowed) =>
        [
            .. chunks
                .SelectMany(chunk =>
                    chunk
                        .Entries.Index()
                        .Where(entry => allowed?[entry.Item.Traits] != false)
                        .Select(entry => new RankedModel(entry.Item.ModelId, StyleDistance.Between(query, chunk.CentreOf(entry.Index))))
                )
                .OrderBy(model => model.Distance)
                .ThenBy(model => model.ModelId)
                .Take(count),
        ];

    private bool[]? Allowed(Predicate<ModelTraits>? filter) => filter is null ? null : [.. traits.All.Select(filter.Invoke)];

    private static float[] Mean(IReadOnlyList<float[]> pictures)
    {
        var mean = new float[pictures[0].Length];
        for (var index = 0; index < mean.Length; index++)
            mean[index] = (float)pictures.Average(picture => (double)picture[index]);
        return mean;
    }

    private void Ensure(IReadOnlyCollection<ModelCentre> put)
    {
        if (put.GroupBy(model => model.ModelId).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"Model {twice.Key} is there twice.", nameof(put));
        var dimensions = ModelCount > 0 ? Dimensions : put.FirstOrDefault()?.Centre.Length ?? 0;
        foreach (var model in put)
            if (model.Centre.Length == 0 || model.Centre.Length != dimensions || !Array.TrueForAll(model.Centre, float.IsFinite))
                throw new ArgumentException(
                    $"Model {model.ModelId} has a centre of another length or with a number that is not finite.",
                    nameof(put)
                );
    }

    private IEnumerable<ModelCentre> Models(CentreChunk chunk) =>
        chunk
            .Entries.Index()
            .Select(entry => new ModelCentre(entry.Item.ModelId, chunk.CentreOf(entry.Index).ToArray())
            {
                Pictures = entry.Item.Pictures,
                Traits = traits.All[entry.Item.Traits],
                Version = entry.Item.Version,
            });

    private static CentreChunk Chunk(ModelCentre[] models, TraitTable table) =>
        new(
            Array.ConvertAll(models, model => new CentreEntry(model.ModelId, model.Version, table.NumberOf(model.Traits), model.Pictures)),
            [.. models.SelectMany(model => model.Centre)]
        );
}
