using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Catalog.BackEnds;

/// <summary>The page that says whether each back end works, and tries it.</summary>
internal static class BackEndsSlice
{
    public static WebApplicationBuilder AddBackEnds(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<BackEndTrials>();
        builder.Services.AddSingleton<TrialSamples>();
        return builder;
    }

    public static WebApplication MapBackEnds(this WebApplication app)
    {
        // The page has the same address for GET; the lower order makes this one answer POST.
        app.MapPost(BackEndEndpoints.Page, BackEndEndpoints.TryAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/back-ends/check", BackEndEndpoints.CheckAsync).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/back-ends/trials/{id:guid}/cancel", BackEndEndpoints.CancelAsync).RequireAuthorization(PortalPolicies.Research);
        app.MapGet("/back-ends/trials/{id:guid}/{what}.jpg", BackEndEndpoints.Picture)
            .RequireAuthorization(PortalPolicies.Research)
            .WithMetadata(new SkipStatusCodePages());
        return app;
    }
}
