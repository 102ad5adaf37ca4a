using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Catalog.Building.Jobs;
using LoraJudge.Web.Features.Catalog.Building.Runs;
using LoraJudge.Web.Features.Catalog.Cleansing;
using LoraJudge.Web.Features.Catalog.SampleSets;

namespace LoraJudge.Web.Features.Catalog.Building;

/// <summary>Sample sets, the runs that transform them, and cleansing.</summary>
internal static class BuildingSlice
{
    public static WebApplicationBuilder AddBuilding(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<BuildChoicesReader>();
        builder.Services.AddSingleton<BuildJobs>();
        builder.Services.AddSingleton<CleansingJobs>();
        builder.Services.AddHostedService<JobServers>();
        builder.Services.AddHostedService<BuildPump>();
        return builder;
    }

    public static WebApplication MapBuilding(this WebApplication app)
    {
        var research = app.MapGroup("").RequireAuthorization(PortalPolicies.Research);
        // The pages have the same addresses for GET; the lower order makes these answer POST.
        research.MapPost(SampleSetEndpoints.List, SampleSetEndpoints.CreateAsync).WithOrder(-1);
        research.MapPost("/samples/{id:long}", SampleSetEndpoints.ChangeAsync).WithOrder(-1);
        research.MapPost("/samples/{id:long}/pictures", SampleUploads.AddAsync).WithOrder(-1);
        research.MapPost("/samples/{id:long}/cleansing", CleansingEndpoints.SaveAsync).WithOrder(-1);
        research.MapPost("/samples/{id:long}/cleansing/ruling", CleansingEndpoints.RuleAsync);
        research.MapPost("/samples/{id:long}/cleansing/measure", CleansingEndpoints.MeasureAsync);
        research.MapPost(BuildEndpoints.List, BuildEndpoints.StartAsync).WithOrder(-1);
        research.MapPost("/building/{id:long}", BuildEndpoints.ChangeAsync).WithOrder(-1);
        return app;
    }
}
