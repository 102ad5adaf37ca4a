using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Features.Results.Paper;
using LoraJudge.Web.Features.Results.Pictures;

namespace LoraJudge.Web.Features.Results;

/// <summary>What a study found: agreement, rankings, comparisons, pictures, files.</summary>
internal static class ResultsSlice
{
    public static WebApplicationBuilder AddResults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder
            .Services.AddSingleton<ResultsCache>()
            .AddSingleton<PaperTables>()
            .AddSingleton<EncoderPictures>()
            .AddSingleton<ResultsHandler>();
        builder.Services.AddStudyExporting().AddStudyImporting();
        return builder;
    }

    public static WebApplication MapResults(this WebApplication app)
    {
        app.MapGet("/studies/{id:long}/results/pictures/{name}.{ending:regex(^(svg|png)$)}", PictureEndpoints.GetAsync)
            .RequireAuthorization(PortalPolicies.Research);
        app.MapStudyExporting();
        app.MapStudyImporting();
        return app;
    }
}
