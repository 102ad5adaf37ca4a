using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LoraJudge.Data;
using LoraJudge.Style.Ranking;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Says of each model whether what the index has of it is still what the tables have, without reading a vector.</summary>
public sealed class ModelMarks(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <returns>The models in use that have vectors by the encoder, by id.</returns>
    public async Task<IReadOnlyDictionary<long, ModelMark>> ReadAsync(long encoderId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var traits = await context
            .LoraModels.Where(model => model.RetiredUtc == null)
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
        var vectors = await context
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
        return vectors
            .Where(model => traits.ContainsKey(model.Key))
            .ToDictionary(
                model => model.Key,
                model => new ModelMark(
                    model.Count,
                    traits[model.Key],
                    Version($"{model.Count} {model.Last} {model.Sum} {traits[model.Key]}")
                )
            );
    }

    private static long Version(string state) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
}

/// <param name="References">How many vectors the model has.</param>
/// <param name="Version">Another one whenever a vector or a trait is added, replaced or removed.</param>
public sealed record ModelMark(int References, ModelTraits Traits, long Version);
