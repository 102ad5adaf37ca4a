using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Catalogue.Indexing;

/// <summary>Vectors as the tables have them → models in the style space.</summary>
internal static class ModelVectors
{
    /// <summary>Vectors that are projected together.</summary>
    private const int Together = 512;

    /// <summary>Searches have the other half of the processors.</summary>
    private static readonly int Threads = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Those of the models' vectors that count, in the style space. Vectors before the projection are never all in memory.</summary>
    /// <param name="models">Says which vectors count; models that are not there are left out.</param>
    /// <param name="ids">Of the models that are read; null for all.</param>
    /// <returns>By id.</returns>
    public static async Task<IReadOnlyCollection<ModelReferences>> ReadModelsAsync(
        this ReferenceVectors vectors,
        long encoderId,
        IStyleProjection? projection,
        IReadOnlyDictionary<long, ModelMark> models,
        IReadOnlyCollection<long>? ids,
        CancellationToken cancellation
    )
    {
        if (ids is { Count: 0 })
            return [];
        var (read, waiting) = (new SortedDictionary<long, List<float[]>>(), new List<StoredVector>(Together));
        await foreach (var vector in vectors.StreamAsync(encoderId, ids, cancellation))
        {
            if (models.TryGetValue(vector.ModelId, out var mark) && mark.Counts(vector.IsMade, vector.CreatedUtc))
                waiting.Add(vector);
            if (waiting.Count == Together)
                Take();
        }

        Take();
        return
        [
            .. read.Select(model => new ModelReferences(model.Key, model.Value)
            {
                Traits = models[model.Key].Traits,
                Version = models[model.Key].Version,
            }),
        ];

        void Take()
        {
            foreach (var (model, vector) in Project(projection, waiting))
            {
                if (!read.TryGetValue(model, out var list))
                    read.Add(model, list = []);
                list.Add(vector);
            }

            waiting.Clear();
        }
    }

    private static IEnumerable<(long Model, float[] Vector)> Project(IStyleProjection? projection, List<StoredVector> vectors) =>
        projection is null
            ? vectors.Select(vector => (vector.ModelId, vector.Statistics))
            : vectors
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(Threads)
                .Select(vector => (vector.ModelId, projection.Project(vector.Statistics)));
}
