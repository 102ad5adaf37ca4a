using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace LoraJudge.Web.Features.Account;

/// <summary>Accounts of researchers and administrators. Participants have none.</summary>
public static class AccountSlice
{
    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(1);

    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddPortalOptions<AccountOptions>(AccountOptions.Section, options => options.Problem());
        services.AddAccountWork().AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = SeenAgain);
        var authentication = services.AddAuthentication(options =>
        {
            options.DefaultScheme = IdentityConstants.ApplicationScheme;
            options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
        });
        authentication.AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        if (
            builder.Configuration.GetSection(AccountOptions.Section).Get<AccountOptions>() is
            { OpenIdConnect: { IsConfigured: true } provider }
        )
            authentication.AddOpenIdConnect(SignInEndpoints.Provider, provider.DisplayName, options => Provider(options, provider));
        services.AddAuthorization(PortalPolicies.Add);
        services.AddSingleton<SetUpCode>();
        services.AddHostedService<SetUpNotice>();
        return builder;
    }

    public static WebApplication MapAccounts(this WebApplication app)
    {
        // The pages have the same addresses for GET; the lower order makes these answer POST.
        app.MapPost("/sign-in", SignInEndpoints.SignInAsync).WithOrder(-1);
        app.MapPost("/sign-out", SignInEndpoints.SignOutAsync);
        app.MapGet("/sign-in/external", SignInEndpoints.Challenge);
        app.MapGet("/sign-in/external/back", SignInEndpoints.BackAsync);
        app.MapPost("/set-up/{code}", PasswordEndpoints.SetUpAsync).WithOrder(-1);
        app.MapPost("/welcome/{id:long}/{token}", PasswordEndpoints.WelcomeAsync).WithOrder(-1);
        app.MapPost("/account", PasswordEndpoints.ChangeAsync).WithOrder(-1).RequireAuthorization();
        app.MapPost("/accounts", AdministrationEndpoints.ChangeAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Administration);
        return app;
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "return";
        options.Cookie.Name = "LoraJudge";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            // The page for status codes answers GET alone.
            if (!HttpMethods.IsGet(denied.Request.Method) && denied.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return Task.CompletedTask;
        };
    }

    private static void Provider(OpenIdConnectOptions options, OpenIdConnectSettings provider)
    {
        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.ResponseType = "code";
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.Scope.Add("email");
        options.ClaimActions.MapJsonKey("email_verified", "email_verified");
        // Signing in knows its person by the subject, whatever else the provider says.
        options.TokenValidationParameters.NameClaimType = "name";
        options.ClaimActions.MapJsonKey(System.Security.Claims.ClaimTypes.NameIdentifier, "sub");
        options.Events.OnTokenValidated = validated =>
        {
            if (
                validated.Principal?.FindFirst("sub") is { } subject
                && validated.Principal.Identity is System.Security.Claims.ClaimsIdentity identity
            )
                identity.AddClaim(new(System.Security.Claims.ClaimTypes.NameIdentifier, subject.Value));
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = failure =>
        {
            failure.Response.Redirect("/sign-in?problem=external");
            failure.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
