using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;
using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>The catalogue as the tables have it → a snapshot to search in. Models that have not changed are taken from the last one.</summary>
internal sealed class SnapshotBuilder(
    EncoderRows encoders,
    ReferenceVectors vectors,
    StyleSpace space,
    ModelMarks marks,
    RankingKeeper keeper
)
{
    /// <summary>The scale of distances of a larger catalogue is measured again once this share of its models has changed.</summary>
    private const double ScaleShare = 1.0 / 64;

    /// <param name="description">The encoder whose vectors are read.</param>
    /// <param name="refit">Whether to fit the style space anew.</param>
    /// <param name="cancellation">Leaves everything as it was.</param>
    /// <returns>Null where there are too few pictures, or only alike ones, to tell styles apart.</returns>
    public async Task<StyleSnapshot?> BuildAsync(EncoderDescription description, bool refit, CancellationToken cancellation)
    {
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var models = await marks.ReadAsync(encoderId, cancellation);
        var references = models.Values.Sum(model => model.References);
        if (references < StyleSpace.Fewest(description))
            return null;
        var fitted = await space.GetAsync(description, references, refit, cancellation);
        return Snapshot(description, fitted, await KeepAsync(encoderId, fitted, models, cancellation));
    }

    /// <summary>Brings some models of a snapshot up to date: what that costs depends on them, not on the others.</summary>
    /// <param name="present">The last snapshot, by the encoder of the description.</param>
    /// <param name="models">Ids; models that are as the tables have them already are left as they are.</param>
    /// <returns>Null where it cannot be done by parts: <see cref="BuildAsync"/> does it.</returns>
    public async Task<StyleSnapshot?> UpdateAsync(
        EncoderDescription description,
        StyleSnapshot present,
        IReadOnlyCollection<long> models,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(models);
        var kept = keeper.Of(present);
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var fitted = new FittedSpace(present.Projection, present.EncoderHash, present.EncoderName);
        var updated = await ChangeAsync(encoderId, fitted, kept, models, cancellation);
        if (updated.Index.ReferenceCount < StyleSpace.Fewest(description))
            return null;
        if (updated == kept)
            return present;
        keeper.Hold(updated, models.Count);
        return Snapshot(description, fitted, updated);
    }

    /// <summary>Which models the index has otherwise than the tables, or not at all, or still.</summary>
    public async Task<IReadOnlyCollection<long>> ChangedAsync(
        EncoderDescription description,
        IRankingIndex index,
        CancellationToken cancellation
    )
    {
        var now = await marks.ReadAsync(await encoders.IdOfAsync(description, cancellation), cancellation);
        var known = index.Versions();
        return
        [
            .. known.Keys.Where(model => !now.ContainsKey(model)),
            .. now.Keys.Where(model => !known.TryGetValue(model, out var version) || version != now[model].Version),
        ];
    }

    /// <summary>A new fit of the style space with all models in it, while the present one goes on serving.</summary>
    public async Task<RefittedRanking?> RefitAsync(EncoderDescription description, CancellationToken cancellation)
    {
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var models = await marks.ReadAsync(encoderId, cancellation);
        var references = models.Values.Sum(model => model.References);
        if (references < StyleSpace.Fewest(description))
            return null;
        var fitted = await space.FitAsync(description, references, cancellation);
        var all = await vectors.ReadModelsAsync(encoderId, fitted.Projection, models, ids: null, cancellation);
        var index = await Task.Run(() => SpaceIndex.Build(fitted.Projection, all), cancellation);
        return new RefittedRanking(fitted, await RankedAsync(encoderId, fitted, index, cancellation));
    }

    /// <summary>Takes a new fit into use, with what has changed since it was made.</summary>
    public async Task<StyleSnapshot> FinishAsync(EncoderDescription description, RefittedRanking refitted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(refitted);
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var changed = await ChangedAsync(description, refitted.Ranking.Index, cancellation);
        var ranking = await ChangeAsync(encoderId, refitted.Space, refitted.Ranking, changed, cancellation);
        await space.ActivateAsync(refitted.Space, cancellation);
        keeper.Hold(ranking, ranking.Index.ModelCount);
        return Snapshot(description, refitted.Space, ranking);
    }

    /// <summary>The last snapshot as its file has it, before the tables are looked at.</summary>
    /// <returns>Null where there is none by this encoder.</returns>
    public async Task<StyleSnapshot?> ReopenAsync(EncoderDescription description, CancellationToken cancellation) =>
        await space.FindAsync(description, cancellation) is { } fitted && keeper.Find(fitted.Hash) is { } kept
            ? Snapshot(description, fitted, kept)
            : null;

    /// <summary>Models by first appearance, each with its references' vectors in the style space in their order.</summary>
    public static IReadOnlyList<ModelReferences> Project(IStyleProjection? projection, IReadOnlyList<ReferenceVector> references) =>
        [
            .. references
                .AsParallel()
                .AsOrdered()
                .Select(reference => (reference.ModelId, Vector: projection?.Project(reference.Statistics) ?? reference.Statistics))
                .AsEnumerable()
                .GroupBy(reference => reference.ModelId)
                .Select(model => new ModelReferences(model.Key, [.. model.Select(reference => reference.Vector)])),
        ];

    private async Task<KeptRanking> KeepAsync(
        long encoderId,
        FittedSpace fitted,
        IReadOnlyDictionary<long, ModelMark> models,
        CancellationToken cancellation
    )
    {
        var kept = keeper.Find(fitted.Hash);
        var known = kept?.Index.Versions() ?? new Dictionary<long, long>();
        long[] gone = [.. known.Keys.Where(model => !models.ContainsKey(model))];
        long[] changed = [.. models.Keys.Where(model => !known.TryGetValue(model, out var version) || version != models[model].Version)];
        if (kept is not null && gone.Length + changed.Length == 0)
            return kept;
        if (kept is not null && changed.Length <= models.Count / 2)
        {
            var updated = await ChangeAsync(encoderId, fitted, kept, [.. gone, .. changed], cancellation);
            return keeper.Keep(updated, changed.Length + gone.Length);
        }

        var all = await vectors.ReadModelsAsync(encoderId, fitted.Projection, models, ids: null, cancellation);
        var index = await Task.Run(() => SpaceIndex.Build(fitted.Projection, all), cancellation);
        var ranking = await RankedAsync(encoderId, fitted, index, cancellation);
        return await Task.Run(() => keeper.Keep(ranking, changed.Length + gone.Length), cancellation);
    }

    private async Task<KeptRanking> ChangeAsync(
        long encoderId,
        FittedSpace fitted,
        KeptRanking kept,
        IReadOnlyCollection<long> ids,
        CancellationToken cancellation
    )
    {
        if (ids.Count == 0)
            return kept;
        var models = await marks.ReadAsync(encoderId, cancellation, ids);
        var known = kept.Index.Versions();
        long[] gone = [.. ids.Where(model => !models.ContainsKey(model) && known.ContainsKey(model))];
        long[] changed = [.. models.Keys.Where(model => !known.TryGetValue(model, out var version) || version != models[model].Version)];
        if (gone.Length + changed.Length == 0)
            return kept;
        var put = await vectors.ReadModelsAsync(encoderId, fitted.Projection, models, changed, cancellation);
        var index = await Task.Run(() => kept.Index.With(fitted.Projection, put, gone), cancellation);
        var unscaled = kept.Unscaled + changed.Length + gone.Length;
        return index.ReferenceCount <= 2 * DistanceScaleFit.MaxPictures || unscaled > ScaleShare * index.ModelCount
            ? await RankedAsync(encoderId, fitted, index, cancellation)
            : kept with
            {
                Index = index,
                Unscaled = unscaled,
            };
    }

    /// <summary>With what distances mean in it. By centre, it is measured on pictures from the tables: the index has none.</summary>
    private async Task<KeptRanking> RankedAsync(long encoderId, FittedSpace fitted, IRankingIndex index, CancellationToken cancellation)
    {
        if (index is not CentreIndex centres)
            return new KeptRanking(
                fitted.Hash,
                index,
                await Task.Run(() => DistanceScaleFit.Fit(((BoundedIndex)index).Models()), cancellation),
                CataloguePosterior.Unknown
            );
        var pictures = await vectors.ReadHeldOutAsync(encoderId, DistanceScaleFit.MaxPictures, cancellation);
        return await Task.Run(
            () =>
            {
                var heldOut = HeldOut(fitted, centres.Centres(), pictures);
                return new KeptRanking(fitted.Hash, index, DistanceScaleFit.Fit(heldOut), CataloguePosterior.Of(heldOut));
            },
            cancellation
        );
    }

    /// <param name="pictures">Before the projection.</param>
    internal static HeldOutPictures HeldOut(
        FittedSpace fitted,
        IReadOnlyList<ModelCentre> centres,
        IEnumerable<AdaptationPicture> pictures
    ) =>
        new(
            centres,
            fitted.Rule.Shrinkage,
            pictures.Select(picture => (picture.ModelId, fitted.Projection?.Project(picture.Vector) ?? picture.Vector))
        );

    private static StyleSnapshot Snapshot(EncoderDescription description, FittedSpace fitted, KeptRanking ranking) =>
        new(description.Hash, fitted.Hash, fitted.Name, fitted.Projection, ranking.Index, ranking.Scale) { Posterior = ranking.Posterior };
}

/// <summary>A new fit that is not in use yet.</summary>
internal sealed record RefittedRanking(FittedSpace Space, KeptRanking Ranking);
