using LoraJudge.Data.Blobs;
using LoraJudge.Web.Features.Operations.Health;
using LoraJudge.Web.Features.Operations.Sweeping;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace LoraJudge.Web.Features.Operations;

/// <summary>Whether the portal is well, and what it is busy with.</summary>
internal static class OperationsSlice
{
    private const string Ready = "ready";

    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder
            .Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Ready])
            .AddCheck<EncoderHealth>("encoder", tags: [Ready])
            .AddCheck<CatalogueHealth>("catalogue", tags: [Ready]);
        builder.Services.AddSingleton<StatusHandler>();
        builder.Services.AddHostedService<ProgressLog>();
        builder.Services.AddSingleton<UnnamedBlobs>().AddSingleton<ISweptFiles, SweptBlobs>();
        builder.Services.AddSingleton<FileSweeper>().AddHostedService(provider => provider.GetRequiredService<FileSweeper>());
        return builder;
    }

    public static WebApplication MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", Options(_ => false)).WithMetadata(new SkipStatusCodePages());
        app.MapHealthChecks("/health/ready", Options(check => check.Tags.Contains(Ready))).WithMetadata(new SkipStatusCodePages());
        return app;
    }

    private static HealthCheckOptions Options(Func<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckRegistration, bool> which) =>
        new() { Predicate = which, ResponseWriter = HealthJson.WriteAsync };
}
