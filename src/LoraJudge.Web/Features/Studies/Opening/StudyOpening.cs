using LoraJudge.Web.Shared.Access;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Runs every method, builds the pool and fixes everything.</summary>
internal static class StudyOpening
{
    /// <summary>What the verbs need as well.</summary>
    public static IServiceCollection AddStudyOpening(this IServiceCollection services) =>
        services.AddSingleton<EncoderRanker>().AddSingleton<ImportedRanker>().AddSingleton<PictureChoice>().AddSingleton<StudyFreezer>();

    public static void MapStudyOpening(this WebApplication app) =>
        app.MapPost("/studies/{id:long}/open", OpeningEndpoints.OpenAsync).RequireAuthorization(PortalPolicies.Research);
}
