using LoraJudge.Data;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalog.Demo;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Operations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Search;

/// <summary>Whether there is something to search, and if not, whether there soon will be.</summary>
public sealed class CatalogueReadiness(
    CatalogueSnapshots snapshots,
    IStyleEncoder encoder,
    ProgressBoard board,
    DemoMaker demo,
    IDbContextFactory<LoraJudgeDbContext> contexts
)
{
    public StyleSnapshot? Current => snapshots.Current;

    /// <returns>Why there is no snapshot; null where there is one.</returns>
    public async Task<SearchProblem?> ProblemAsync(CancellationToken cancellation)
    {
        if (snapshots.Current is not null)
            return null;
        if (encoder.Status is { State: EncoderState.Unavailable, Problem: { } why })
            return SearchProblem.EncoderUnavailable(why);
        return await IsInTheMakingAsync(cancellation) ? SearchProblem.CatalogueInTheMaking : SearchProblem.CatalogueEmpty;
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
