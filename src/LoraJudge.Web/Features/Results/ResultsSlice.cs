using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Importing;

namespace LoraJudge.Web.Features.Results;

/// <summary>What a study found: figures, pictures, files.</summary>
public static class ResultsSlice
{
    public static WebApplicationBuilder AddResults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStudyExporting();
        builder.Services.AddStudyImporting();
        return builder;
    }

    public static WebApplication MapResults(this WebApplication app)
    {
        app.MapStudyExporting();
        app.MapStudyImporting();
        return app;
    }
}
