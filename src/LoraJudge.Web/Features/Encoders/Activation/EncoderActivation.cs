using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Encoders.Loading;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Encoders.Activation;

/// <summary>
/// Asks for another encoder. The tables keep the wish; <see cref="EncoderSwitch"/> fulfils it when the last vector is there, in whichever
/// process runs.
/// </summary>
internal sealed class EncoderActivation(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    EncoderStanding standing,
    EncoderRows rows,
    IStyleEncoder encoder,
    EncoderNotices notices,
    ActivationSignal signal
)
{
    /// <summary>Wants an encoder. Where it is the one in use, a pending activation of another one ends.</summary>
    /// <returns>False where there is no such encoder.</returns>
    public async Task<bool> ActivateAsync(long encoderId, CancellationToken cancellation)
    {
        if (await FindAsync(encoderId, cancellation) is not { } row)
            return false;
        var inUse = encoder.Status.Description?.Hash == row.Hash && await IsActiveAsync(row, cancellation);
        await WantAsync(inUse ? null : row.Id, cancellation);
        return true;
    }

    /// <summary>Wants the encoder that the settings ask for.</summary>
    /// <exception cref="EncoderUnavailableException">It cannot be loaded.</exception>
    public async Task DeactivateAsync(CancellationToken cancellation)
    {
        var configured = await encoder.LoadAsync(hash: null, cancellation);
        await ActivateAsync(await rows.IdOfAsync(configured, cancellation), cancellation);
    }

    /// <summary>Ends a pending activation; the vectors that were made are kept.</summary>
    public Task CancelAsync(CancellationToken cancellation) => WantAsync(null, cancellation);

    private async Task WantAsync(long? id, CancellationToken cancellation)
    {
        await standing.WantAsync(id, cancellation);
        notices.Activation = null;
        signal.Raise();
    }

    /// <summary>A projection stands for the statistics that it starts from: it is fitted anew where it has to be.</summary>
    private async Task<Encoder?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Encoders.AsNoTracking().Include(row => row.Source).SingleOrDefaultAsync(row => row.Id == id, cancellation);
        return row?.Source ?? row;
    }

    private async Task<bool> IsActiveAsync(Encoder row, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Encoders.AnyAsync(other => other.IsActive && (other.Id == row.Id || other.SourceId == row.Id), cancellation);
    }
}
