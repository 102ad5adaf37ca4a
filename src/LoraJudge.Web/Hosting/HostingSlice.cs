using LoraJudge.Web.Shell;
using MudBlazor.Services;

namespace LoraJudge.Web.Hosting;

/// <summary>What every page and endpoint runs in.</summary>
internal static class HostingSlice
{
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddMudServices();
        builder.Services.AddProblemDetails();
        // Else a value that cannot be read is answered without a word, and in Development otherwise than in Production.
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<ProblemForPrograms>();
        builder.Services.AddSecurityHeaderPolicies().SetDefaultPolicy(SecurityHeaders.Build());
        builder.Services.AddPortalKeys();
        return builder;
    }

    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                CreateScopeForErrors = true,
                // The words for programs say that the log has more: it must, although the error was answered.
                SuppressDiagnosticsCallback = _ => false,
            }
        );
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.UseMiddleware<ClientFaults>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<QueryValues>();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
