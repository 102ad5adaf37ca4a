using LoraJudge.Data;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Demo;
using LoraJudge.Web.Features.Operations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Whether there is something to search, and if not, whether there soon will be.</summary>
internal sealed class CatalogueReadiness(
    CatalogueSnapshots snapshots,
    IStyleEncoder encoder,
    ProgressBoard board,
    DemoMaker demo,
    IDbContextFactory<LoraJudgeDbContext> contexts
)
{
    public async Task<CatalogueStanding> GetAsync(CancellationToken cancellation)
    {
        if (snapshots.Current is not null)
            return CatalogueStanding.Searchable;
        if (encoder.Status.State == EncoderState.Unavailable)
            return CatalogueStanding.EncoderUnavailable;
        return await IsInTheMakingAsync(cancellation) ? CatalogueStanding.InTheMaking : CatalogueStanding.Empty;
    }

    /// <summary>Pictures without an index are being indexed, also between two pieces of work on the board.</summary>
    private async Task<bool> IsInTheMakingAsync(CancellationToken cancellation)
    {
        if (board.Running.Count > 0 || await demo.IsDueAsync(cancellation))
            return true;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ReferenceImages.CountAsync(cancellation) >= WhitenedPcaFit.MinPictures;
    }
}

internal enum CatalogueStanding
{
    Searchable,

    /// <summary>There will be a snapshot without anybody doing anything.</summary>
    InTheMaking,

    /// <summary>Somebody has to import models.</summary>
    Empty,

    /// <summary>Without an encoder there can be no snapshot.</summary>
    EncoderUnavailable,
}
