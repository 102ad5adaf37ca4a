using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>Marks exports that hold what was erased since, and lets go of their files: what was erased is not kept in a ZIP either.</summary>
internal static class ExportSuperseding
{
    /// <param name="context">In the transaction that erases.</param>
    /// <returns>Hashes of the files that are to be removed once it is committed.</returns>
    public static async Task<IReadOnlyList<string>> SupersedeExportsAsync(
        this LoraJudgeDbContext context,
        long studyId,
        string reason,
        DateTime utc,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var rows = await context
            .ExportBundles.Where(row => row.StudyId == studyId && (row.SupersededUtc == null || row.IsKept))
            .ToListAsync(cancellation);
        List<string> kept = [.. rows.Where(row => row.IsKept).Select(row => row.Sha256)];
        foreach (var row in rows)
        {
            row.IsKept = false;
            row.SupersededUtc ??= utc;
            row.SupersededReason ??= reason;
        }

        return kept;
    }
}
