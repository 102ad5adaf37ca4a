using LoraJudge.Style.Ranking.Bounded;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// Models that have one point each, their centre, ranked exactly by ‖q − c‖₂, ascending; ties by model id. Immutable:
/// <see cref="With"/> makes the next state.
/// </summary>
public sealed class CentreIndex : IRankingIndex
{
    /// <summary>Searches for more models than this sort all of them.</summary>
    private const int MostSelected = 1024;

    /// <summary>Every so many chunks one is looked at first: then few models are near enough to be scored of those that follow, in whatever
    /// order they lie.</summary>
    private const int Stride = 64;

    private readonly Frame? frame;
    private readonly CentreChunk[] chunks;
    private readonly TraitTable traits;

    private CentreIndex(Frame? frame, CentreChunk[] chunks, TraitTable traits)
    {
        (this.frame, this.chunks, this.traits) = (frame, chunks, traits);
        ModelCount = chunks.Sum(chunk => chunk.Count);
        ReferenceCount = chunks.Sum(chunk => chunk.Pictures);
    }

    public static readonly CentreIndex Empty = new(null, [], new TraitTable([]));

    public int ModelCount { get; }

    /// <summary>Pictures that the centres were made of.</summary>
    public int ReferenceCount { get; }

    internal IReadOnlyList<ModelTraits> Traits => traits.All;
    internal IReadOnlyList<CentreChunk> Chunks => chunks;

    public int Dimensions => frame?.Dimensions ?? 0;

    /// <param name="models">Ids are unique; all centres have one length.</param>
    /// <exception cref="ArgumentException">One of these does not hold, or a number is not finite.</exception>
    public static CentreIndex Build(IReadOnlyCollection<ModelCentre> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        Ensure(models, models.FirstOrDefault()?.Centre.Length ?? 0);
        var table = new TraitTable([]);
        return Of(CentrePart.Of(models, table), table);
    }

    /// <param name="parts">Of models with unique ids and finite centres of one length.</param>
    internal static CentreIndex Of(CentrePart[] parts, TraitTable traits)
    {
        if (parts.Length == 0)
            return Empty;
        var fitted = CentrePart.Fit(parts);
        return new CentreIndex(fitted, CentrePart.ToChunks(fitted, parts), traits);
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
        var gone = removed.Concat(put.Select(model => model.ModelId)).ToHashSet();
        var changed = chunks.ToLookup(chunk => chunk.Count < CentreChunk.Capacity || chunk.HasAny(gone));
        IEnumerable<ModelCentre> Left(IEnumerable<CentreChunk> some) =>
            some.SelectMany(Models).Where(model => !gone.Contains(model.ModelId));
        // A frame that rests on a few models, or on others, is fitted anew.
        var settled = frame?.FittedOn >= Frame.MostFitted || ModelCount + put.Count <= 2 * frame?.FittedOn;
        if (frame is null || !settled || !changed[false].Any() || put.Count > ModelCount / 2)
            return Build([.. Left(chunks), .. put]);
        Ensure(put, Dimensions);
        var table = new TraitTable(traits.All);
        CentreChunk[] now = [.. changed[false], .. CentrePart.ToChunks(frame, CentrePart.Of([.. Left(changed[true]), .. put], table))];
        return now.Length == 0 ? Empty : new CentreIndex(frame, now, table);
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
        count = Math.Min(count, ModelCount);
        if (count == 0)
            return [.. queries.Select(_ => Array.Empty<RankedModel>())];
        if (count > MostSelected || count > ModelCount / 8)
            return [.. queries.Select(query => ScoreAll(query, count, allowed))];
        return [.. SearchByBounds(queries, count, allowed).Select(search => search.Ranking)];
    }

    /// <summary>By bounds, whatever the size.</summary>
    /// <param name="count">From 1 to the number of models.</param>
    /// <param name="allowed">By number of traits; null for all.</param>
    internal CentreSearch[] SearchByBounds(IReadOnlyList<float[]> queries, int count, bool[]? allowed)
    {
        CentreSearch[] searches = [.. queries.Select(query => new CentreSearch(frame!, query, count, allowed))];
        for (var first = 0; first < chunks.Length; first += Stride)
            Look(first, first + Stride);
        for (var number = 0; number < chunks.Length; number++)
            if (number % Stride != 0)
                Look(number, number + 1);
        foreach (var search in searches)
            search.Finish();
        return searches;

        // A chunk stays in the nearest cache while all queries have their turn at it.
        void Look(int number, int next)
        {
            foreach (var search in searches)
                search.Look(chunks[number], next < chunks.Length ? chunks[next] : null);
        }
    }

    /// <summary>log Σ exp(−sharpness · ‖q − c‖²) over the models, in double precision and without overflow; −∞ where there are none.</summary>
    /// <param name="sharpness">Not negative.</param>
    /// <inheritdoc cref="IRankingIndex.Search"/>
    public double LogMass(ReadOnlySpan<float> query, double sharpness, Predicate<ModelTraits>? filter = null)
    {
        QueryCheck.Ensure(this, [query.ToArray()], 0);
        if (!(sharpness >= 0 && double.IsFinite(sharpness)))
            throw new ArgumentOutOfRangeException(nameof(sharpness), sharpness, "Sharpness is a finite number that is not negative.");
        var (wanted, allowed) = (query.ToArray(), Allowed(filter));
        return ModelCount == 0 || SearchByBounds([wanted], 1, allowed)[0].Ranking is not [var (_, nearest)]
            ? double.NegativeInfinity
            : LogMass(wanted, sharpness, nearest, allowed);
    }

    /// <param name="nearest">Distance of the nearest model that is allowed.</param>
    /// <param name="allowed">By number of traits; null for all.</param>
    /// <inheritdoc cref="LogMass(ReadOnlySpan{float}, double, Predicate{ModelTraits}?)"/>
    internal double LogMass(float[] query, double sharpness, double nearest, bool[]? allowed = null)
    {
        var mass = new CentreMass(new CentreBounds(frame!, query), sharpness, nearest, ModelCount, allowed);
        for (var number = 0; number < chunks.Length; number++)
            mass.Add(chunks[number], number + 1 < chunks.Length ? chunks[number + 1] : null);
        return Math.Log(mass.Sum) - (sharpness * nearest * nearest);
    }

    private RankedModel[] ScoreAll(float[] query, int count, bool[]? allowed)
    {
        var ranking = new List<RankedModel>(ModelCount);
        foreach (var chunk in chunks)
            for (var slot = 0; slot < chunk.Count; slot++)
                if (allowed?[chunk.Entries[slot].Traits] != false)
                    ranking.Add(new RankedModel(chunk.Entries[slot].ModelId, StyleDistance.Between(query, chunk.CentreOf(slot))));
        ranking.Sort(NearestModels.Order);
        return [.. ranking.Take(count)];
    }

    private bool[]? Allowed(Predicate<ModelTraits>? filter) => filter is null ? null : [.. traits.All.Select(filter.Invoke)];

    private static float[] Mean(IReadOnlyList<float[]> pictures)
    {
        var mean = new float[pictures[0].Length];
        for (var index = 0; index < mean.Length; index++)
            mean[index] = (float)pictures.Average(picture => (double)picture[index]);
        return mean;
    }

    private static void Ensure(IReadOnlyCollection<ModelCentre> put, int dimensions)
    {
        var ids = new HashSet<long>(put.Count);
        if (put.FirstOrDefault(model => !ids.Add(model.ModelId)) is { } twice)
            throw new ArgumentException($"Model {twice.ModelId} is there twice.", nameof(put));
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
}
