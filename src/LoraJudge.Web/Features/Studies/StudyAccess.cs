using System.Globalization;
using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Accounts;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies;

/// <summary>Which studies an account sees: its own; an administrator's are all. To anybody else a study is not there.</summary>
internal static class StudyAccess
{
    public static long? IdOf(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>Narrowed by the query itself: a study that is not the account's never leaves the database.</summary>
    public static IQueryable<Study> StudiesOf(this LoraJudgeDbContext context, ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IdOf(user) is not { } id)
            return context.Studies.Where(_ => false);
        return user.IsInRole(PortalRoles.Administrator) ? context.Studies : context.Studies.Where(study => study.OwnerId == id);
    }

    /// <returns>The study; null where it is not there for this account.</returns>
    public static Task<Study?> FindStudyAsync(
        this LoraJudgeDbContext context,
        ClaimsPrincipal user,
        long id,
        CancellationToken cancellation
    ) => context.StudiesOf(user).SingleOrDefaultAsync(study => study.Id == id, cancellation);
}
