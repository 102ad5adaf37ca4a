using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>The exports of a study that an account sees.</summary>
internal sealed class ExportList(IDbContextFactory<LoraJudgeDbContext> contexts, ExportFiles files)
{
    /// <returns>The newest first; none where the study is not there for this account.</returns>
    public async Task<IReadOnlyList<ExportBundle>> OfAsync(ClaimsPrincipal user, long studyId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Own(context, user, studyId).AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancellation);
    }

    /// <returns>The kept file with its row; null where there is none for this account.</returns>
    public async Task<(ExportBundle Row, FileStream File)?> OpenAsync(
        ClaimsPrincipal user,
        long studyId,
        long id,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await Own(context, user, studyId).AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.IsKept, cancellation);
        return row is not null && files.Open(row.Sha256) is { } file ? (row, file) : null;
    }

    /// <summary>Removes a kept file. What was made, and what it held, stays on record.</summary>
    /// <returns>False where there is no such export for this account.</returns>
    public async Task<bool> RemoveAsync(ClaimsPrincipal user, long studyId, long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await Own(context, user, studyId).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } row)
            return false;
        row.IsKept = false;
        await context.SaveChangesAsync(cancellation);
        // Two exports of one moment are one file.
        if (!await context.ExportBundles.AnyAsync(one => one.IsKept && one.Sha256 == row.Sha256, cancellation))
            files.Remove(row.Sha256);
        return true;
    }

    private static IQueryable<ExportBundle> Own(LoraJudgeDbContext context, ClaimsPrincipal user, long studyId) =>
        context.ExportBundles.Where(row => row.StudyId == studyId && context.StudiesOf(user).Any(study => study.Id == row.StudyId));
}
