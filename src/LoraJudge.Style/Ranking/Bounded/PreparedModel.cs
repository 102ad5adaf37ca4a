namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>A model with what takes time to compute.</summary>
/// <param name="References">n × D numbers in canonical order.</param>
internal sealed record PreparedModel(ModelReferences Model, float[] References, ModelSummary Summary)
{
    /// <exception cref="ArgumentException">A model's vectors cannot be compared.</exception>
    public static PreparedModel[] Prepare(Frame frame, IReadOnlyList<ModelReferences> models)
    {
        foreach (var model in models)
            QueryCheck.Ensure(model, frame.Dimensions);
        var prepared = new PreparedModel[models.Count];
        if (models.Count == 1)
            prepared[0] = Prepare(frame, models[0]);
        else
            Parallel.For(0, models.Count, index => prepared[index] = Prepare(frame, models[index]));
        return prepared;
    }

    /// <summary>
    /// Full segments of near models, but for the last, made as they are asked for. Until the first is made all bounds come into memory, of the
    /// references what <paramref name="store"/> keeps there.
    /// </summary>
    /// <param name="store">Takes a model's references.</param>
    /// <exception cref="ArgumentException">A model is there twice, or its vectors cannot be compared.</exception>
    public static IEnumerable<Segment> ToSegments(
        Frame frame,
        IEnumerable<ModelReferences> models,
        TraitTable traits,
        Func<float[], ReferenceStore> store
    )
    {
        var (ids, arrived) = (new HashSet<long>(), new List<(ModelEntry Entry, ModelSummary Summary)>());
        foreach (var chunk in models.Chunk(Segment.Capacity))
        {
            if (Array.Find(chunk, model => !ids.Add(model.ModelId)) is { } twice)
                throw new ArgumentException($"Model {twice.ModelId} is there twice.", nameof(models));
            foreach (var model in Prepare(frame, chunk))
                arrived.Add((model.Entry(traits, frame, store(model.References)), model.Summary));
        }

        foreach (var numbers in NeighbourOrder.Of(arrived.ConvertAll(model => model.Summary.Centroid)).Chunk(Segment.Capacity))
        {
            var segment = new Segment(frame.Dimensions);
            foreach (var (slot, number) in numbers.Index())
                segment.Put(slot, arrived[number].Entry, arrived[number].Summary);
            yield return segment.Settle(frame);
        }
    }

    public ModelEntry Entry(TraitTable traits, Frame frame, ReferenceStore store) =>
        new(Model.ModelId, Model.Version, traits.NumberOf(Model.Traits), new StoredModel(store, 0, References.Length / frame.Dimensions));

    private static PreparedModel Prepare(Frame frame, ModelReferences model)
    {
        var references = QueryCheck.Canonical(model);
        return new PreparedModel(model, references, Summariser.Summarise(frame, references));
    }
}
