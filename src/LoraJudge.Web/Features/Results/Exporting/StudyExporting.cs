using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Operations.Sweeping;
using LoraJudge.Web.Features.Results.Pictures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>Results as files: for the portal, scripts and the terminal.</summary>
internal static class StudyExporting
{
    /// <summary>What the verbs need as well.</summary>
    public static IServiceCollection AddExportWork(this IServiceCollection services) =>
        services.AddSingleton<StudyReader>().AddSingleton<EncoderPictures>().AddSingleton<ExportMaker>().AddSingleton<ExportFiles>();

    public static IServiceCollection AddStudyExporting(this IServiceCollection services)
    {
        services.AddExportWork();
        services.AddSingleton<ExportList>().AddSingleton<ExportJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<ExportJobs>());
        services.AddSingleton<ISweptFiles, SweptExports>();
        return services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy<string, ResultsApiLimit>(ResultsApiLimit.Policy));
    }

    public static void MapStudyExporting(this WebApplication app)
    {
        app.MapPost("/studies/{id:long}/exports", ExportEndpoints.ActAsync).RequireAuthorization(PortalPolicies.Research);
        app.MapGet("/studies/{id:long}/exports/{export:long}.zip", ExportEndpoints.DownloadAsync)
            .RequireAuthorization(PortalPolicies.Research);
        var scripts = app.MapGroup("/api/studies/{id:long}")
            .RequireAuthorization(PortalPolicies.ResearchByScript)
            .RequireRateLimiting(ResultsApiLimit.Policy)
            .WithMetadata(new SkipStatusCodePages());
        scripts.MapGet("/results", ResultsApi.ResultsAsync);
        scripts.MapGet("/export", ResultsApi.ExportAsync);
    }
}
