using System.Globalization;
using LoraJudge.Data.Accounts;
using Microsoft.AspNetCore.Antiforgery;

namespace LoraJudge.Web.Features.Account;

/// <summary>The forms of the administrators' page.</summary>
internal static class AdministrationEndpoints
{
    public static Task<IResult> ChangeAsync(HttpContext context, IAntiforgery antiforgery, AccountAdministration administration) =>
        AccountForms.AnswerAsync(context, antiforgery, async form => (await DoAsync(form, administration, context.Request)).Show(context));

    private static async Task<AccountAnswer> DoAsync(IFormCollection form, AccountAdministration administration, HttpRequest request)
    {
        var id = long.TryParse(form["id"], CultureInfo.InvariantCulture, out var number) ? number : 0;
        switch (form["do"].ToString())
        {
            case "add":
                var added = await administration.AddAsync($"{form["email"]}", Role(form), password: null);
                return await SecretAsync(added, "The account is there.", administration, request);
            case "reset":
                return await SecretAsync(await administration.FindAsync(id), "A new password can be set.", administration, request);
            case "role":
                await administration.SetRoleAsync(id, Role(form));
                return new AccountAnswer(Notice: "The role was changed.");
            case "lock":
                await administration.LockAsync(id, isLocked: true);
                return new AccountAnswer(Notice: "The account is locked.");
            case "unlock":
                await administration.LockAsync(id, isLocked: false);
                return new AccountAnswer(Notice: "The account is unlocked.");
            case "remove":
                await administration.RemoveAsync(id);
                return new AccountAnswer(Notice: "The account is removed. Its studies are yours to look after.");
            default:
                throw new AccountException("Choose what is to be done.");
        }
    }

    private static async Task<AccountAnswer> SecretAsync(
        PortalUser user,
        string what,
        AccountAdministration administration,
        HttpRequest request
    ) =>
        new(
            Notice: $"{what} Send this address to {user.Email}: it sets the password, once, within a day. It is shown only now.",
            Secret: $"{request.Scheme}://{request.Host}{await administration.PasswordAddressAsync(user)}"
        );

    private static string? Role(IFormCollection form) =>
        form["role"].ToString() is var role && PortalRoles.All.Contains(role, StringComparer.Ordinal) ? role : null;
}
