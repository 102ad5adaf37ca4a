using LoraJudge.Web.Features.Studies.Design;
using LoraJudge.Web.Features.Studies.Opening;
using LoraJudge.Web.Features.Studies.Running;

namespace LoraJudge.Web.Features.Studies;

/// <summary>User studies of rankings: designed, opened, run and closed by researchers.</summary>
internal static class StudiesSlice
{
    public static WebApplicationBuilder AddStudies(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStudyDesign();
        builder.Services.AddStudyOpening().AddSingleton<StudyOpener>();
        builder.Services.AddStudyRunning();
        return builder;
    }

    public static WebApplication MapStudies(this WebApplication app)
    {
        app.MapStudyDesign();
        app.MapStudyOpening();
        app.MapStudyRunning();
        return app;
    }
}
