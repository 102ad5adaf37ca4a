using System.Linq.Expressions;
using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Style.Ranking;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>The encoders that the database knows.</summary>
internal sealed class EncoderRows(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <summary>Whether a person can choose it: the checkpoints, but for the embedded encoder of this version, which the settings ask for.</summary>
    public static Expression<Func<Encoder, bool>> CanBeChosen { get; } =
        encoder => encoder.CheckpointSha256 != null && encoder.Hash != EmbeddedEncoder.Present.Hash;

    /// <summary>The row of a loaded encoder, made where there is none.</summary>
    public Task<long> IdOfAsync(EncoderDescription description, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(description);
        return IdAsync(
            new Encoder
            {
                Hash = description.Hash,
                Name = description.Name,
                Kind = description.IsStyleSpace ? EncoderKind.Trained : EncoderKind.Statistics,
                Dimensions = description.Dimensions,
                Ranking = RankingOf(description),
            },
            cancellation
        );
    }

    /// <returns>The row of an encoder of that hash; null where there is none.</returns>
    public async Task<long?> FindAsync(string hash, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(context, hash, cancellation);
    }

    /// <summary>
    /// Encoders that models can be ranked with, each once: of one that is fitted to the catalogue, again and again as that changes, the present fit.
    /// </summary>
    public static IQueryable<Encoder> ThatRank(LoraJudgeDbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context
            .Encoders.Where(Encoder.CanRank)
            .Where(encoder =>
                encoder.Kind != EncoderKind.Projection
                || encoder.IsActive
                || !context.Encoders.Any(other =>
                    other.Kind == EncoderKind.Projection && other.SourceId == encoder.SourceId && (other.IsActive || other.Id > encoder.Id)
                )
            );
    }

    public static EncoderRanking RankingOf(EncoderDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return RankingOf(description.Ranking);
    }

    public static EncoderRanking RankingOf(RankingMethod ranking) =>
        ranking == RankingMethod.Centre ? EncoderRanking.Centre : EncoderRanking.MeanDistance;

    /// <summary>Stores an encoder that needs no activation by a person, and makes it the active one, unless a trained one was activated.</summary>
    public async Task<long> ActivateConfiguredAsync(Encoder configured, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(configured);
        var id = await IdAsync(configured, cancellation);
        await ActivateConfiguredAsync(id, cancellation);
        return id;
    }

    /// <inheritdoc cref="ActivateConfiguredAsync(Encoder, CancellationToken)"/>
    public async Task ActivateConfiguredAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context
            .Encoders.Where(encoder => encoder.IsActive != (encoder.Id == id))
            .Where(_ =>
                !context
                    .Encoders.Where(CanBeChosen)
                    .Any(other => other.IsActive || other.Id == id || context.Encoders.Any(row => row.Id == id && row.SourceId == other.Id))
            )
            .ExecuteUpdateAsync(set => set.SetProperty(encoder => encoder.IsActive, encoder => encoder.Id == id), cancellation);
    }

    private async Task<long> IdAsync(Encoder encoder, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(context, encoder.Hash, cancellation) is { } known)
            return known;
        encoder.CreatedUtc = time.GetUtcNow().UtcDateTime;
        context.Encoders.Add(encoder);
        try
        {
            await context.SaveChangesAsync(cancellation);
            return encoder.Id;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return await FindAsync(context, encoder.Hash, cancellation)
                ?? throw new InvalidOperationException($"Encoder {encoder.Hash} is neither there nor can it be stored.", exception);
        }
    }

    private static Task<long?> FindAsync(LoraJudgeDbContext context, string hash, CancellationToken cancellation) =>
        context.Encoders.Where(encoder => encoder.Hash == hash).Select(encoder => (long?)encoder.Id).SingleOrDefaultAsync(cancellation);
}
