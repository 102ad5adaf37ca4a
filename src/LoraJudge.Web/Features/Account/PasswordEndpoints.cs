using System.Buffers.Text;
using System.Security.Claims;
using System.Text;
using LoraJudge.Data.Accounts;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace LoraJudge.Web.Features.Account;

/// <summary>Forms that set a password: the first administrator's, a new account's, one's own.</summary>
internal static class PasswordEndpoints
{
    public static async Task<IResult> SetUpAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        SetUpCode setUp,
        AccountAdministration administration,
        SignInManager<PortalUser> signIn
    ) =>
        !setUp.Fits(code) || await administration.HasAdministratorAsync()
            ? TypedResults.NotFound()
            : await AccountForms.AnswerAsync(
                context,
                antiforgery,
                async form =>
                {
                    var user = await administration.AddFirstAsync($"{form["email"]}", Chosen(form));
                    await signIn.SignInAsync(user, isPersistent: false);
                    return new SeeOther("/account");
                }
            );

    public static Task<IResult> WelcomeAsync(
        long id,
        string token,
        HttpContext context,
        IAntiforgery antiforgery,
        AccountAdministration administration,
        UserManager<PortalUser> users,
        SignInManager<PortalUser> signIn
    ) =>
        AccountForms.AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                var user = await administration.FindAsync(id);
                AccountException.ThrowUnless(await users.ResetPasswordAsync(user, Decoded(token), Chosen(form)));
                if (await users.IsLockedOutAsync(user))
                    throw new AccountException("This account is locked: ask an administrator.");
                await signIn.SignInAsync(user, isPersistent: false);
                return new SeeOther("/account");
            }
        );

    /// <summary>Every other browser that is signed in is signed out within a minute.</summary>
    public static Task<IResult> ChangeAsync(
        HttpContext context,
        ClaimsPrincipal principal,
        IAntiforgery antiforgery,
        UserManager<PortalUser> users,
        SignInManager<PortalUser> signIn
    ) =>
        AccountForms.AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                var user = await users.GetUserAsync(principal) ?? throw new AccountException("This account is no more.");
                AccountException.ThrowUnless(
                    form["do"] == "sign-out-everywhere"
                        ? await users.UpdateSecurityStampAsync(user)
                        : await users.ChangePasswordAsync(user, $"{form["old"]}", Chosen(form))
                );
                await signIn.RefreshSignInAsync(user);
                return new AccountAnswer(Notice: "Done. Every other browser is signed out.").Show(context);
            }
        );

    private static string Chosen(IFormCollection form) =>
        form["password"] == form["again"] ? $"{form["password"]}" : throw new AccountException("The two passwords are not the same.");

    private static string Decoded(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        }
        catch (FormatException)
        {
            throw new AccountException("This address is not whole: copy it again.");
        }
    }
}
