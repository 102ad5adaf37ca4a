using LoraJudge.Data;
using LoraJudge.Web.Features.Operations.Sweeping;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>Kept exports whose row was never stored.</summary>
internal sealed class SweptExports(IDbContextFactory<LoraJudgeDbContext> contexts, ExportFiles files) : ISweptFiles
{
    public string Kind => "exports";

    public async Task<(int Named, IReadOnlyList<string> Unnamed)> FindAsync(DateTime writtenBefore, CancellationToken cancellation)
    {
        var all = files.List(writtenBefore);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var kept = await context.ExportBundles.Where(row => row.IsKept).Select(row => row.Sha256).ToListAsync(cancellation);
        string[] unnamed = [.. all.Except(kept, StringComparer.Ordinal)];
        return (all.Count - unnamed.Length, unnamed);
    }

    public async Task<int> RemoveAsync(IReadOnlyList<string> unnamed, DateTime writtenBefore, CancellationToken cancellation)
    {
        var (_, still) = await FindAsync(writtenBefore, cancellation);
        string[] gone = [.. unnamed.Intersect(still, StringComparer.Ordinal)];
        foreach (var sha in gone)
            files.Remove(sha);
        return gone.Length;
    }
}
