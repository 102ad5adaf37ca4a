using System.Buffers.Text;
using System.Text;
using LoraJudge.Data;
using LoraJudge.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Account;

/// <summary>Makes, changes and removes accounts. One administrator always remains.</summary>
internal sealed class AccountAdministration(
    UserManager<PortalUser> users,
    RoleManager<IdentityRole<long>> roles,
    LoraJudgeDbContext context,
    IDbContextFactory<LoraJudgeDbContext> contexts,
    TimeProvider time
)
{
    /// <summary>Two administrators must not remove each other at the same time.</summary>
    private static readonly SemaphoreSlim Gate = new(1);

    public async Task<IReadOnlyList<AccountView>> ListAsync(CancellationToken cancellation)
    {
        var rows = await context.Users.OrderBy(user => user.Email).ToListAsync(cancellation);
        var named = await context
            .UserRoles.Join(context.Roles, own => own.RoleId, role => role.Id, (own, role) => new { own.UserId, role.Name })
            .ToListAsync(cancellation);
        var studies = await context
            .Studies.GroupBy(study => study.OwnerId)
            .Select(own => new { Owner = own.Key, Count = own.Count() })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(user => new AccountView(
                user.Id,
                user.Email ?? "",
                named.Find(role => role.UserId == user.Id)?.Name,
                user.LockoutEnd > time.GetUtcNow(),
                user.PasswordHash is not null,
                studies.Find(own => own.Owner == user.Id)?.Count ?? 0
            )),
        ];
    }

    /// <param name="role">One of <see cref="PortalRoles.All"/>; null for an account that an administrator has yet to admit.</param>
    /// <param name="password">Null where the person chooses one by <see cref="PasswordAddressAsync"/>.</param>
    /// <exception cref="AccountException">There is such an account, or the address or password does not do.</exception>
    public async Task<PortalUser> AddAsync(string email, string? role, string? password)
    {
        var user = new PortalUser
        {
            UserName = email.Trim(),
            Email = email.Trim(),
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        if (user.Email.Length > 200 || !System.Net.Mail.MailAddress.TryCreate(user.Email, out var address) || address.Address != user.Email)
            throw new AccountException($"\"{email}\" is no e-mail address: write one as name@example.org.");
        await EnsureRolesAsync();
        AccountException.ThrowUnless(password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password));
        if (role is not null)
            AccountException.ThrowUnless(await users.AddToRoleAsync(user, role));
        return user;
    }

    /// <summary>Part of the address by which the person sets a password: once, within a day.</summary>
    public async Task<string> PasswordAddressAsync(PortalUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var token = Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user));
        return FormattableString.Invariant($"/welcome/{user.Id}/{Base64Url.EncodeToString(token)}");
    }

    /// <exception cref="AccountException">It is the last administrator's, or there is none.</exception>
    public Task SetRoleAsync(long id, string? role) =>
        ChangeAsync(
            id,
            keepsAdministrator: role == PortalRoles.Administrator,
            async user =>
            {
                AccountException.ThrowUnless(await users.RemoveFromRolesAsync(user, await users.GetRolesAsync(user)));
                if (role is not null)
                    AccountException.ThrowUnless(await users.AddToRoleAsync(user, role));
                await users.UpdateSecurityStampAsync(user);
            }
        );

    /// <summary>A locked account cannot sign in, and is signed out within a minute.</summary>
    /// <exception cref="AccountException">It is the last administrator's, or there is none.</exception>
    public Task LockAsync(long id, bool isLocked) =>
        ChangeAsync(
            id,
            keepsAdministrator: !isLocked,
            async user =>
            {
                AccountException.ThrowUnless(await users.SetLockoutEndDateAsync(user, isLocked ? DateTimeOffset.MaxValue : null));
                await users.ResetAccessFailedCountAsync(user);
                await users.UpdateSecurityStampAsync(user);
            }
        );

    /// <summary>Removes an account; its studies stay, for administrators.</summary>
    /// <exception cref="AccountException">It is the last administrator's, or there is none.</exception>
    public Task RemoveAsync(long id) =>
        ChangeAsync(id, keepsAdministrator: false, async user => AccountException.ThrowUnless(await users.DeleteAsync(user)));

    /// <exception cref="AccountException">There is none.</exception>
    public async Task<PortalUser> FindAsync(long id) =>
        await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture))
        ?? throw new AccountException("There is no such account any more.");

    /// <summary>A locked one counts: wrong passwords must not open the way of the first start again.</summary>
    public async Task<bool> HasAdministratorAsync() => (await users.GetUsersInRoleAsync(PortalRoles.Administrator)).Any();

    /// <exception cref="AccountException">There is an administrator already, or the address or password does not do.</exception>
    public async Task<PortalUser> AddFirstAsync(string email, string password)
    {
        await Gate.WaitAsync();
        try
        {
            return await HasAdministratorAsync()
                ? throw new AccountException("There is an administrator already: sign in.")
                : await AddAsync(email, PortalRoles.Administrator, password);
        }
        finally
        {
            Gate.Release();
        }
    }

    private async Task ChangeAsync(long id, bool keepsAdministrator, Func<PortalUser, Task> change)
    {
        await Gate.WaitAsync();
        try
        {
            var user = await FindAsync(id);
            if (!keepsAdministrator && await IsLastAdministratorAsync(user))
                throw new AccountException("This is the last administrator: make another one first.");
            await change(user);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Whether nobody else could look after the accounts.</summary>
    private async Task<bool> IsLastAdministratorAsync(PortalUser user)
    {
        var all = await users.GetUsersInRoleAsync(PortalRoles.Administrator);
        return all.Any(own => own.Id == user.Id) && !all.Any(own => own.Id != user.Id && !(own.LockoutEnd > time.GetUtcNow()));
    }

    private async Task EnsureRolesAsync()
    {
        foreach (var role in PortalRoles.All)
        {
            if (await roles.RoleExistsAsync(role))
                continue;
            // A context of its own: what fails in it is not tried again by later saves.
            await using var own = await contexts.CreateDbContextAsync();
            own.Roles.Add(new IdentityRole<long>(role) { NormalizedName = roles.NormalizeKey(role) });
            try
            {
                await own.SaveChangesAsync();
            }
            catch (DbUpdateException) when (own.Roles.Any(made => made.NormalizedName == roles.NormalizeKey(role)))
            {
                // Made by another request or process in between.
            }
        }
    }
}

/// <param name="Role">Null until an administrator admits the account.</param>
/// <param name="HasPassword">False until the person has set one, or where another service signs them in.</param>
public sealed record AccountView(long Id, string Email, string? Role, bool IsLocked, bool HasPassword, int Studies);
