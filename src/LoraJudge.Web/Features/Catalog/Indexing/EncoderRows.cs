using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>The encoders that the database knows.</summary>
public sealed class EncoderRows(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <summary>The row of a statistics encoder, made where there is none.</summary>
    public Task<long> StatisticsIdAsync(EncoderDescription description, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(description);
        return IdAsync(
            new Encoder
            {
                Hash = description.Hash,
                Name = description.Name,
                Kind = EncoderKind.Statistics,
                Dimensions = description.Dimensions,
            },
            cancellation
        );
    }

    /// <summary>Stores a projection of a statistics encoder and makes it the active encoder.</summary>
    public async Task<long> ActivateAsync(Encoder projection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var id = await IdAsync(projection, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context
            .Encoders.Where(encoder => encoder.IsActive != (encoder.Id == id))
            .ExecuteUpdateAsync(set => set.SetProperty(encoder => encoder.IsActive, encoder => encoder.Id == id), cancellation);
        return id;
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
