using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace LoraJudge.Web.Features.Account;

/// <summary>The cookie of who is signed in, and what who is not is told.</summary>
internal static class AccountCookie
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "return";
        options.Cookie.Name = "LoraJudge";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Events.OnRedirectToLogin = SignInAsync;
        options.Events.OnRedirectToAccessDenied = RefuseAsync;
    }

    private static Task SignInAsync(RedirectContext<CookieAuthenticationOptions> asked)
    {
        if (IsProgram(asked.Request))
            Refuse(asked.HttpContext, StatusCodes.Status401Unauthorized);
        else if (HttpMethods.IsGet(asked.Request.Method))
            asked.Response.Redirect(asked.RedirectUri);
        else
            asked.Response.Redirect($"{asked.Options.LoginPath}?return={Uri.EscapeDataString(FormsPage(asked.Request))}");
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> denied)
    {
        Refuse(denied.HttpContext, StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }

    private static void Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (IsProgram(context.Request) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        // The page of words is a GET; a refused form would ask it for a token.
        context.Request.Method = HttpMethods.Get;
    }

    /// <summary>The page that the form stood on: an address that takes a form shows nothing.</summary>
    private static string FormsPage(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value
            ? AccountForms.Local(page.PathAndQuery)
            : AccountForms.Home;

    private static bool IsProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
