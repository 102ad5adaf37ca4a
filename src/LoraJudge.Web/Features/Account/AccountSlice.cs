using LoraJudge.Web.Features.Account.Tokens;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace LoraJudge.Web.Features.Account;

/// <summary>Accounts of researchers and administrators. Participants have none.</summary>
internal static class AccountSlice
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
        authentication.AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(AccountCookie.Configure));
        if (
            builder.Configuration.GetSection(AccountOptions.Section).Get<AccountOptions>() is
            { OpenIdConnect: { IsConfigured: true } provider }
        )
            authentication.AddOpenIdConnect(
                SignInEndpoints.Provider,
                provider.DisplayName,
                options => ExternalProvider.Configure(options, provider)
            );
        authentication.AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, configureOptions: null);
        services.AddSingleton<ApiTokens>();
        services.AddAuthorization(PortalPolicies.Add);
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy<string, SignInLimit>(SignInLimit.Policy));
        services.AddSingleton<SetUpCode>();
        services.AddHostedService<SetUpNotice>();
        return builder;
    }

    public static WebApplication MapAccounts(this WebApplication app)
    {
        // The pages have the same addresses for GET; the lower order makes these answer POST.
        app.MapPost("/sign-in", SignInEndpoints.SignInAsync).WithOrder(-1).RequireRateLimiting(SignInLimit.Policy);
        app.MapPost("/sign-out", SignInEndpoints.SignOutAsync);
        app.MapGet("/sign-in/external", SignInEndpoints.Challenge);
        app.MapGet("/sign-in/external/back", SignInEndpoints.BackAsync);
        app.MapPost("/set-up/{code}", PasswordEndpoints.SetUpAsync).WithOrder(-1).RequireRateLimiting(SignInLimit.Policy);
        app.MapPost("/welcome/{id:long}/{token}", PasswordEndpoints.WelcomeAsync).WithOrder(-1).RequireRateLimiting(SignInLimit.Policy);
        app.MapPost("/account", PasswordEndpoints.ChangeAsync).WithOrder(-1).RequireAuthorization().RequireRateLimiting(SignInLimit.Policy);
        app.MapPost("/account/tokens", TokenEndpoints.ChangeAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/accounts", AdministrationEndpoints.ChangeAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Administration);
        return app;
    }
}
