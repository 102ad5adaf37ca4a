using LoraJudge.Web.Features.Account;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Runs every method, builds the pool and fixes everything.</summary>
internal static class StudyOpening
{
    public static IServiceCollection AddStudyOpening(this IServiceCollection services) =>
        services
            .AddSingleton<EncoderRanker>()
            .AddSingleton<ImportedRanker>()
            .AddSingleton<PictureChoice>()
            .AddSingleton<StudyFreezer>()
            .AddSingleton<StudyOpener>()
            .AddHostedService(provider => provider.GetRequiredService<StudyOpener>());

    public static void MapStudyOpening(this WebApplication app) =>
        app.MapPost("/studies/{id:long}/open", OpeningEndpoints.OpenAsync).RequireAuthorization(PortalPolicies.Research);
}
