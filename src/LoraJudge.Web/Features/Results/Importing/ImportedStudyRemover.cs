using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>Removes an imported study with its data and exports. What was held here is a record and stays.</summary>
internal sealed class ImportedStudyRemover(IDbContextFactory<LoraJudgeDbContext> contexts, BlobKeeper blobs, ExportFiles exports)
{
    /// <returns>False where there is no such study for this account.</returns>
    public async Task<bool> RemoveAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        var removed = await contexts.InTransactionAsync(
            async (context, token) =>
            {
                if (await context.FindStudyAsync(user, id, token) is not { DataSha256: { } blob } study)
                    return null;
                var bundles = await context.ExportBundles.Where(row => row.StudyId == id).ToListAsync(token);
                context.RemoveRange([.. bundles, study]);
                await context.SaveChangesAsync(token);
                return new Removed(blob, [.. bundles.Where(row => row.IsKept).Select(row => row.Sha256)]);
            },
            cancellation
        );
        if (removed is null)
            return false;
        foreach (var file in removed.Exports)
            exports.Remove(file);
        await blobs.RemoveUnusedAsync([removed.Blob], cancellation);
        return true;
    }

    private sealed record Removed(string Blob, IReadOnlyList<string> Exports);
}
