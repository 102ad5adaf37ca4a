using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>The catalogue as the tables have it → a snapshot to search in. Models that have not changed are taken from the last one.</summary>
public sealed class SnapshotBuilder(
    EncoderRows encoders,
    ReferenceVectors vectors,
    StyleSpace space,
    ModelMarks marks,
    RankingKeeper keeper
)
{
    /// <param name="description">The encoder whose vectors are read.</param>
    /// <param name="refit">Whether to fit the style space anew.</param>
    /// <param name="cancellation">Leaves everything as it was.</param>
    /// <returns>Null where there are too few pictures, or only alike ones, to tell styles apart.</returns>
    public async Task<StyleSnapshot?> BuildAsync(EncoderDescription description, bool refit, CancellationToken cancellation)
    {
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var models = await marks.ReadAsync(encoderId, cancellation);
        var references = models.Values.Sum(model => model.References);
        if (references < (description.IsStyleSpace ? 1 : WhitenedPcaFit.MinPictures))
            return null;
        var fitted = await space.GetAsync(
            description,
            references,
            () => vectors.ReadAsync(encoderId, sampleSet: null, cancellation),
            refit,
            cancellation
        );
        return Snapshot(description, fitted, await UpdateAsync(encoderId, fitted, models, cancellation));
    }

    /// <summary>The last snapshot as its file has it, before the tables are looked at.</summary>
    /// <returns>Null where there is none by this encoder.</returns>
    public async Task<StyleSnapshot?> ReopenAsync(EncoderDescription description, CancellationToken cancellation) =>
        await space.FindAsync(description, cancellation) is { } fitted && keeper.Find(fitted.Hash) is { } kept
            ? Snapshot(description, fitted, kept)
            : null;

    /// <summary>Models by first appearance, each with its references' vectors in the style space in their order.</summary>
    public static IReadOnlyList<ModelReferences> Project(WhitenedPca? projection, IReadOnlyList<ReferenceVector> references) =>
        [
            .. references
                .AsParallel()
                .AsOrdered()
                .Select(reference => (reference.ModelId, Vector: projection?.Project(reference.Statistics) ?? reference.Statistics))
                .AsEnumerable()
                .GroupBy(reference => reference.ModelId)
                .Select(model => new ModelReferences(model.Key, [.. model.Select(reference => reference.Vector)])),
        ];

    private async Task<KeptRanking> UpdateAsync(
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
        var isNew = kept is null || changed.Length > models.Count / 2;
        var references = await vectors.ReadAsync(encoderId, sampleSet: null, cancellation, isNew ? null : changed);
        return await Task.Run(
            () =>
            {
                ModelReferences[] put =
                [
                    .. Project(fitted.Projection, references)
                        .Where(model => models.ContainsKey(model.ModelId))
                        .Select(model => model with { Traits = models[model.ModelId].Traits, Version = models[model.ModelId].Version }),
                ];
                var index = isNew ? BoundedIndex.Build(put) : kept!.Index.With(put, gone);
                var scale = DistanceScaleFit.Fit(index.Models());
                return keeper.Keep(new KeptRanking(fitted.Hash, index, scale), changed.Length + gone.Length);
            },
            cancellation
        );
    }

    private static StyleSnapshot Snapshot(EncoderDescription description, FittedSpace fitted, KeptRanking ranking) =>
        new(description.Hash, fitted.Hash, fitted.Name, fitted.Projection, ranking.Index, ranking.Scale)
        {
            Likelihood = description.Likelihood ?? ranking.Scale.FitLikelihood(),
        };
}
