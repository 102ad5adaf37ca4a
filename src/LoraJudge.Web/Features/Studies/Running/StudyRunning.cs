using LoraJudge.Web.Features.Account;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>A study while people take part, and after.</summary>
internal static class StudyRunning
{
    public static IServiceCollection AddStudyRunning(this IServiceCollection services) =>
        services
            .AddSingleton<RunAgreement>()
            .AddSingleton<StudyRunReader>()
            .AddSingleton<StudyRunHandler>()
            .AddSingleton<InvitationHandler>()
            .AddHostedService<AbandonedSlots>();

    public static void MapStudyRunning(this WebApplication app)
    {
        // The page has the same address for GET; the lower order makes this one answer POST.
        app.MapPost("/studies/{id:long}/run", RunEndpoints.ActAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Research);
        app.MapGet("/studies/{id:long}/run/invitations.{format:regex(^(txt|csv)$)}", InvitationEndpoints.DownloadAsync)
            .RequireAuthorization(PortalPolicies.Research);
    }
}
