using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>References of some of a snapshot's models: an index of centres has none, then they are read from the tables.</summary>
internal sealed class IndexedReferences(EncoderRows encoders, ModelMarks marks, ReferenceVectors vectors)
{
    /// <param name="models">Ids.</param>
    /// <returns>By id, in the style space; models that have no vectors any more, or one alone, are not there.</returns>
    public async Task<IReadOnlyDictionary<long, ModelReferences>> ReadAsync(
        StyleSnapshot snapshot,
        IReadOnlyCollection<long> models,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Index is BoundedIndex bounded)
        {
            var wanted = models.ToHashSet();
            return bounded.Models().Where(model => wanted.Contains(model.ModelId)).ToDictionary(model => model.ModelId);
        }

        if (await encoders.FindAsync(snapshot.StatisticsHash, cancellation) is not { } encoderId)
            return new Dictionary<long, ModelReferences>();
        var now = await marks.ReadAsync(encoderId, cancellation, models);
        var read = await vectors.ReadModelsAsync(encoderId, snapshot.Projection, now, models, cancellation);
        return read.Where(model => model.References.Count > 1).ToDictionary(model => model.ModelId);
    }
}
