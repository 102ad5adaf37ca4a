using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>The catalogue as the tables have it → a snapshot to search in.</summary>
public sealed class SnapshotBuilder(EncoderRows encoders, ReferenceVectors vectors, StyleSpace space)
{
    /// <param name="description">The encoder whose vectors are read.</param>
    /// <param name="refit">Whether to fit the style space anew.</param>
    /// <param name="cancellation">Leaves everything as it was.</param>
    /// <returns>Null where there are too few pictures, or only alike ones, to tell styles apart.</returns>
    public async Task<StyleSnapshot?> BuildAsync(EncoderDescription description, bool refit, CancellationToken cancellation)
    {
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var references = await vectors.ReadAsync(encoderId, sampleSet: null, cancellation);
        if (references.Count < (description.IsStyleSpace ? 1 : WhitenedPcaFit.MinPictures))
            return null;
        var fitted = await space.GetAsync(description, references, refit, cancellation);
        return await Task.Run(() => Snapshot(description, fitted, references), cancellation);
    }

    private static StyleSnapshot Snapshot(EncoderDescription description, FittedSpace fitted, IReadOnlyList<ReferenceVector> references)
    {
        var models = Project(fitted.Projection, references);
        var scale = DistanceScaleFit.Fit(models);
        return new StyleSnapshot(description.Hash, fitted.Hash, fitted.Name, fitted.Projection, new ExhaustiveIndex(models), scale)
        {
            Likelihood = description.Likelihood ?? scale.FitLikelihood(),
        };
    }

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
}
