using System.Security.Claims;
using LoraJudge.Data.Accounts;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace LoraJudge.Web.Features.Account;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public const string Provider = "OpenIdConnect";

    /// <summary>One answer, after the same work, to a wrong password, a closed account and an unknown address.</summary>
    private const string Refused =
        "No account has this e-mail address with this password. Ten wrong ones close an account for five minutes; one that an administrator has locked stays closed.";

    public static Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<PortalUser> signIn) =>
        AccountForms.AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                var users = signIn.UserManager;
                var password = $"{form["password"]}";
                var user = await users.FindByNameAsync($"{form["email"]}".Trim());
                if (user?.PasswordHash is null || await users.IsLockedOutAsync(user))
                {
                    users.PasswordHasher.HashPassword(user ?? new PortalUser(), password);
                    throw new AccountException(Refused);
                }

                var result = await signIn.PasswordSignInAsync(user, password, form["remember"] == "true", lockoutOnFailure: true);
                return result.Succeeded ? new SeeOther(AccountForms.Local(form["return"])) : throw new AccountException(Refused);
            }
        );

    public static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<PortalUser> signIn)
    {
        if (await antiforgery.IsRequestValidAsync(context))
            await signIn.SignOutAsync();
        return new SeeOther("/");
    }

    /// <summary>To the provider, and back to where the person wanted to go.</summary>
    public static IResult Challenge(SignInManager<PortalUser> signIn, AccountOptions options, string? @return) =>
        options.OpenIdConnect.IsConfigured
            ? TypedResults.Challenge(
                signIn.ConfigureExternalAuthenticationProperties(
                    Provider,
                    $"/sign-in/external/back?return={Uri.EscapeDataString(AccountForms.Local(@return))}"
                ),
                [Provider]
            )
            : TypedResults.NotFound();

    /// <summary>The provider's word for an e-mail address is taken only where it says that it has verified it.</summary>
    public static async Task<IResult> BackAsync(
        SignInManager<PortalUser> signIn,
        UserManager<PortalUser> users,
        AccountAdministration administration,
        AccountOptions options,
        string? @return
    )
    {
        if (await signIn.GetExternalLoginInfoAsync() is not { } login)
            return new SeeOther("/sign-in?problem=external");
        var known = await signIn.ExternalLoginSignInAsync(login.LoginProvider, login.ProviderKey, isPersistent: false);
        if (known.Succeeded)
            return new SeeOther(AccountForms.Local(@return));
        var email = login.Principal.FindFirstValue("email") ?? login.Principal.FindFirstValue(ClaimTypes.Email);
        if (known.IsLockedOut || email is null || login.Principal.FindFirstValue("email_verified") is not ("true" or "True"))
            return new SeeOther("/sign-in?problem=external");
        try
        {
            var user = await LinkedAsync(login, email, users, administration, options);
            if (await users.IsLockedOutAsync(user))
                return new SeeOther("/sign-in?problem=external");
            await signIn.SignInAsync(user, isPersistent: false, login.LoginProvider);
            return new SeeOther(AccountForms.Local(@return));
        }
        catch (AccountException)
        {
            return new SeeOther("/sign-in?problem=external");
        }
    }

    private static async Task<PortalUser> LinkedAsync(
        ExternalLoginInfo login,
        string email,
        UserManager<PortalUser> users,
        AccountAdministration administration,
        AccountOptions options
    )
    {
        var role = options.OpenIdConnect.AdmitsNewResearchers ? PortalRoles.Researcher : null;
        var user = await users.FindByEmailAsync(email) ?? await administration.AddAsync(email, role, password: null);
        AccountException.ThrowUnless(await users.AddLoginAsync(user, login));
        return user;
    }
}
