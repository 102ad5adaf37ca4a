using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LoraJudge.Data;
using LoraJudge.Style.Ranking;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Says of each model whether what the index has of it is still what the tables have, without reading a vector.</summary>
internal sealed class ModelMarks(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <param name="models">Ids of those that are asked about: a few cost little, however many there are. Null for all.</param>
    /// <returns>The models in use that have vectors by the encoder, by id.</returns>
    public async Task<IReadOnlyDictionary<long, ModelMark>> ReadAsync(
        long encoderId,
        CancellationToken cancellation,
        IReadOnlyCollection<long>? models = null
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var traits = await context
            .LoraModels.Where(model => model.RetiredUtc == null && (models == null || models.Contains(model.Id)))
            .Select(model => new
            {
                model.Id,
                model.BaseModel,
                model.Licence,
                model.NsfwLevel,
            })
            .ToDictionaryAsync(
                model => model.Id,
                model => new ModelTraits(model.BaseModel, model.Licence, (int)model.NsfwLevel),
                cancellation
            );
        var inTheMaking = await ModelsInTheMaking.SinceAsync(context, models, cancellation);
        var counts = models is null ? await AllAsync(context, encoderId, cancellation) : [];
        foreach (var (model, count) in await SomeAsync(context, encoderId, models ?? [.. inTheMaking.Keys], inTheMaking, cancellation))
            counts[model] = count;
        return counts
            .Where(model => model.Value.Count > 0 && traits.ContainsKey(model.Key))
            .ToDictionary(
                model => model.Key,
                model => new ModelMark(
                    model.Value.Count,
                    traits[model.Key],
                    Version($"{model.Value.Count} {model.Value.Last} {model.Value.Sum} {traits[model.Key]}")
                )
                {
                    InTheMakingSince = inTheMaking.TryGetValue(model.Key, out var since) ? since : null,
                }
            );
    }

    private static async Task<Dictionary<long, Vectors>> AllAsync(
        LoraJudgeDbContext context,
        long encoderId,
        CancellationToken cancellation
    )
    {
        var rows = await context
            .Embeddings.Where(embedding => embedding.EncoderId == encoderId && !embedding.ReferenceImage.RemovedByCleansing)
            .GroupBy(embedding => embedding.ReferenceImage.LoraModelId)
            .Select(model => new
            {
                model.Key,
                Count = model.Count(),
                Last = model.Max(embedding => embedding.Id),
                Sum = model.Sum(embedding => embedding.Id),
            })
            .ToListAsync(cancellation);
        return rows.ToDictionary(model => model.Key, model => new Vectors(model.Count, model.Last, model.Sum));
    }

    /// <summary>The encoder is told apart here: asked for in the query, it would lead SQLite to read all of its vectors.</summary>
    private static async Task<Dictionary<long, Vectors>> SomeAsync(
        LoraJudgeDbContext context,
        long encoderId,
        IReadOnlyCollection<long> models,
        IReadOnlyDictionary<long, DateTime> inTheMaking,
        CancellationToken cancellation
    )
    {
        if (models.Count == 0)
            return [];
        var rows = await context
            .Embeddings.Where(embedding => models.Contains(embedding.ReferenceImage.LoraModelId))
            .Where(embedding => !embedding.ReferenceImage.RemovedByCleansing)
            .Select(embedding => new
            {
                embedding.Id,
                embedding.EncoderId,
                Model = embedding.ReferenceImage.LoraModelId,
                IsMade = embedding.ReferenceImage.Backend != null,
                embedding.ReferenceImage.CreatedUtc,
            })
            .ToListAsync(cancellation);
        var counted = rows.Where(row => row.EncoderId == encoderId)
            .Where(row => !inTheMaking.TryGetValue(row.Model, out var since) || ModelMark.Counts(row.IsMade, row.CreatedUtc, since))
            .GroupBy(row => row.Model)
            .ToDictionary(model => model.Key, model => new Vectors(model.Count(), model.Max(row => row.Id), model.Sum(row => row.Id)));
        return models.ToDictionary(model => model, model => counted.GetValueOrDefault(model));
    }

    private static long Version(string state) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private readonly record struct Vectors(int Count, long Last, long Sum);
}

/// <param name="References">How many vectors of the model count.</param>
/// <param name="Version">Another one whenever a vector or a trait is added, replaced or removed.</param>
internal sealed record ModelMark(int References, ModelTraits Traits, long Version)
{
    /// <summary>When a run began to make pictures of the model that has not finished it; null where there is none.</summary>
    public DateTime? InTheMakingSince { get; init; }

    /// <summary>Whether a picture is one of those that count.</summary>
    /// <param name="isMade">By a back end, not imported.</param>
    public bool Counts(bool isMade, DateTime createdUtc) => InTheMakingSince is not { } since || Counts(isMade, createdUtc, since);

    internal static bool Counts(bool isMade, DateTime createdUtc, DateTime since) => !isMade || createdUtc < since;
}
