using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Training.Running;

namespace LoraJudge.Web.Features.Training;

/// <summary>Encoders are trained on the catalogue: runs, their curves, and what starts and ends them.</summary>
internal static class TrainingSlice
{
    public static WebApplicationBuilder AddTraining(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddTrainingWork();
        builder.Services.AddHostedService<TrainingWorker>();
        return builder;
    }

    public static WebApplication MapTraining(this WebApplication app)
    {
        // The page has the same address for GET; the lower order makes this one answer POST.
        app.MapPost(TrainingEndpoints.Page, TrainingEndpoints.StartAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/training/{id:long}/cancel", TrainingEndpoints.CancelAsync).RequireAuthorization(PortalPolicies.Research);
        return app;
    }
}
