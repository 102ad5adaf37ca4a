using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Encoders.Activation;

/// <summary>Which encoder the tables say is active, and which one is wanted.</summary>
internal sealed class EncoderStanding(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <returns>The active encoder where somebody chose it; null where the configured one is active.</returns>
    public Task<Encoder?> ActiveTrainedAsync(CancellationToken cancellation) =>
        FindAsync(encoders => encoders.Where(EncoderRows.CanBeChosen).Where(encoder => encoder.IsActive), cancellation);

    /// <returns>The encoder of that hash where it can be chosen.</returns>
    public Task<Encoder?> TrainedAsync(string hash, CancellationToken cancellation) =>
        FindAsync(encoders => encoders.Where(EncoderRows.CanBeChosen).Where(encoder => encoder.Hash == hash), cancellation);

    public Task<Encoder?> WantedAsync(CancellationToken cancellation) =>
        FindAsync(encoders => encoders.Where(encoder => encoder.IsWanted), cancellation);

    /// <summary>Makes it the wanted encoder, and no other; null for none.</summary>
    public async Task WantAsync(long? id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context
            .Encoders.Where(encoder => encoder.IsWanted != (encoder.Id == id))
            .ExecuteUpdateAsync(set => set.SetProperty(encoder => encoder.IsWanted, encoder => encoder.Id == id), cancellation);
    }

    /// <summary>The wanted encoder becomes the active one.</summary>
    /// <param name="wantedId">The wanted encoder.</param>
    /// <param name="hash">The encoder as a whole: itself, or its projection.</param>
    /// <returns>False where it is not wanted any more; nothing is changed then.</returns>
    public Task<bool> ActivateAsync(long wantedId, string hash, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                var wanted = context.Encoders.Where(encoder => encoder.Id == wantedId && encoder.IsWanted);
                if (await wanted.ExecuteUpdateAsync(set => set.SetProperty(encoder => encoder.IsWanted, false), token) == 0)
                    return false;
                await context
                    .Encoders.Where(encoder => encoder.IsActive != (encoder.Hash == hash))
                    .ExecuteUpdateAsync(set => set.SetProperty(encoder => encoder.IsActive, encoder => encoder.Hash == hash), token);
                return true;
            },
            cancellation
        );

    private async Task<Encoder?> FindAsync(Func<IQueryable<Encoder>, IQueryable<Encoder>> filter, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await filter(context.Encoders.AsNoTracking()).OrderBy(encoder => encoder.Id).FirstOrDefaultAsync(cancellation);
    }
}
