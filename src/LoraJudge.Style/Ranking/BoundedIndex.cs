using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// The exact ranking without looking at most references: bounds on d_avg from each model's centroid, variance and principal direction,
/// scanned in eight-bit integers; models that the bounds leave are scored in double precision. Ids and scores are those of
/// <see cref="ExhaustiveIndex"/> to the last bit (docs/ranking.md has the proofs). Immutable: <see cref="With"/> makes the next state.
/// </summary>
public sealed class BoundedIndex : IRankingIndex
{
    private readonly Frame? frame;
    private readonly IReadOnlyList<Segment> segments;
    private readonly GroupShelf[] shelves;
    private readonly TraitTable traits;
    private readonly int mostReferences;

    /// <param name="before">The state that this one was made from.</param>
    internal BoundedIndex(Frame? frame, IReadOnlyList<Segment> segments, TraitTable traits, BoundedIndex? before = null)
    {
        (this.frame, this.segments, this.traits) = (frame, segments, traits);
        shelves = GroupShelf.Of(segments, before?.shelves ?? []);
        ReferenceCount = segments.Sum(segment => segment.References().Sum);
        mostReferences = segments.Max(segment => (int?)segment.References().Most) ?? 0;
        ModelCount = segments.Sum(segment => segment.Count);
    }

    public static readonly BoundedIndex Empty = new(null, [], new TraitTable([]));

    public int ModelCount { get; }
    public int ReferenceCount { get; }
    public int Dimensions => frame?.Dimensions ?? 0;

    internal Frame? Frame => frame;
    internal IReadOnlyList<Segment> Segments => segments;
    internal IReadOnlyList<ModelTraits> Traits => traits.All;

    /// <param name="models">Ids are unique; every model has a reference or more; all vectors have one length.</param>
    /// <exception cref="ArgumentException">One of these does not hold, or a number is not finite.</exception>
    public static BoundedIndex Build(IReadOnlyCollection<ModelReferences> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0)
            return Empty;
        var (frame, traits) = (Frame.Fit([.. models.Take(Frame.MostFitted)]), new TraitTable([]));
        return new BoundedIndex(
            frame,
            [.. PreparedModel.ToSegments(frame, models, traits, references => new MemoryStore(references))],
            traits
        );
    }

    /// <summary>
    /// The index with some models added, replaced or removed. What does not change is shared; searches in this one go on undisturbed.
    /// </summary>
    /// <param name="put">Models to add, or to replace where they are there.</param>
    /// <param name="removed">Models to remove; those that are not there are passed over.</param>
    /// <exception cref="ArgumentException">A model is to be put twice, or its vectors cannot be compared with the others.</exception>
    public BoundedIndex With(IReadOnlyCollection<ModelReferences> put, IReadOnlyCollection<long> removed)
    {
        ArgumentNullException.ThrowIfNull(put);
        ArgumentNullException.ThrowIfNull(removed);
        // A frame that rests on a few models is fitted anew once there are twice as many; a settled one serves for good.
        if (frame is null || (frame.FittedOn < Frame.MostFitted && ModelCount + put.Count > 2 * frame.FittedOn))
            return Build(Merged(put, removed));
        if (put.GroupBy(model => model.ModelId).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"Model {twice.Key} is there twice.", nameof(put));
        var (table, prepared) = (new TraitTable(traits.All), PreparedModel.Prepare(frame, [.. put]));
        var editor = new SegmentEditor(frame, segments, table);
        foreach (var id in removed.Concat(put.Select(model => model.ModelId)))
            editor.Remove(id);
        foreach (var model in prepared)
            editor.Add(model);
        var changed = editor.Finish();
        return changed.Count == 0 ? Empty : new BoundedIndex(frame, changed, table, this);
    }

    /// <summary>The models as they were put, by id; references are read when they are asked for.</summary>
    /// <exception cref="InvalidDataException">When references are read that are not in the file as they were written.</exception>
    public IReadOnlyList<ModelReferences> Models() =>
        [
            .. segments
                .SelectMany(segment => segment.Entries.Take(segment.Count))
                .OrderBy(entry => entry.ModelId)
                .Select(entry => new ModelReferences(entry.ModelId, new StoredReferences(entry.References, Dimensions))
                {
                    Traits = traits.All[entry.Traits],
                    Version = entry.Version,
                }),
        ];

    /// <summary>The callers' marks of the models, by id.</summary>
    public IReadOnlyDictionary<long, long> Versions() =>
        segments.SelectMany(segment => segment.Entries.Take(segment.Count)).ToDictionary(entry => entry.ModelId, entry => entry.Version);

    public IReadOnlyList<RankedModel> Search(ReadOnlySpan<float> query, int count, Predicate<ModelTraits>? filter = null) =>
        SearchTogether([query.ToArray()], count, filter);

    public IReadOnlyList<RankedModel> SearchTogether(IReadOnlyList<float[]> pictures, int count, Predicate<ModelTraits>? filter = null)
    {
        QueryCheck.EnsureSome(pictures);
        return Rank(
            [
                [.. pictures],
            ],
            count,
            filter
        )[0];
    }

    public IReadOnlyList<IReadOnlyList<RankedModel>> SearchMany(
        IReadOnlyList<float[]> queries,
        int count,
        Predicate<ModelTraits>? filter = null
    )
    {
        ArgumentNullException.ThrowIfNull(queries);
        return Rank([.. queries.Select(query => new[] { query })], count, filter);
    }

    /// <summary>By bounds.</summary>
    /// <param name="queries">By query, picture, dimension.</param>
    /// <param name="count">From 1 to the number of models.</param>
    /// <param name="allowed">By number of traits; null for all.</param>
    internal QuerySearch[] SearchByBounds(float[][][] queries, int count, bool[]? allowed)
    {
        QuerySearch[] searches =
        [
            .. queries.Select(pictures => new QuerySearch(
                Array.ConvertAll(pictures, picture => new PlacedPicture(frame!, picture)),
                count,
                allowed,
                segments.Count
            )),
        ];
        // A shelf stays in the nearest cache while all queries have their turn at it.
        foreach (var shelf in shelves)
        foreach (var search in searches)
            search.Look(shelf);
        foreach (var search in searches)
            search.Finish(frame!, segments, mostReferences);
        GC.KeepAlive(this);
        return searches;
    }

    /// <summary>Without bounds.</summary>
    /// <inheritdoc cref="SearchByBounds"/>
    internal IReadOnlyList<RankedModel> ScoreAll(float[][] pictures, int count, bool[]? allowed)
    {
        var nearest = new NearestModels(count);
        foreach (var segment in segments)
        foreach (var entry in segment.Entries.AsSpan(0, segment.Count))
            if (allowed?[entry.Traits] != false)
                nearest.Add(new RankedModel(entry.ModelId, StyleDistance.Average(pictures, entry.References.Read())));
        GC.KeepAlive(this);
        return nearest.Ranking;
    }

    private IReadOnlyList<IReadOnlyList<RankedModel>> Rank(float[][][] queries, int count, Predicate<ModelTraits>? filter)
    {
        QueryCheck.Ensure(this, [.. queries.SelectMany(pictures => pictures)], count);
        count = Math.Min(count, ModelCount);
        if (count == 0)
            return Array.ConvertAll(queries, _ => Array.Empty<RankedModel>());
        bool[]? allowed = filter is null ? null : [.. traits.All.Select(filter.Invoke)];
        // Bounds leave nobody out where all are wanted.
        return count == ModelCount
            ? Array.ConvertAll(queries, pictures => ScoreAll(pictures, count, allowed))
            : Array.ConvertAll(SearchByBounds(queries, count, allowed), search => search.Ranking);
    }

    private List<ModelReferences> Merged(IReadOnlyCollection<ModelReferences> put, IReadOnlyCollection<long> removed)
    {
        var gone = removed.Concat(put.Select(model => model.ModelId)).ToHashSet();
        return [.. Models().Where(model => !gone.Contains(model.ModelId)), .. put];
    }
}
