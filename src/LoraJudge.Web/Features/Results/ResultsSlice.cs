using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Results.Paper;
using LoraJudge.Web.Features.Results.Pictures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results;

/// <summary>What a study found: agreement, rankings, comparisons, pictures.</summary>
public static class ResultsSlice
{
    public static WebApplicationBuilder AddResults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder
            .Services.AddSingleton<StudyReader>()
            .AddSingleton<ResultsCache>()
            .AddSingleton<PaperTables>()
            .AddSingleton<ResultsHandler>();
        return builder;
    }

    public static WebApplication MapResults(this WebApplication app)
    {
        app.MapGet("/studies/{id:long}/results/pictures/{name}.{ending:regex(^(svg|png)$)}", PictureEndpoints.GetAsync)
            .RequireAuthorization(PortalPolicies.Research);
        return app;
    }
}
