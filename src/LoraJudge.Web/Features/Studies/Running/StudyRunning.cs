namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>A study while people take part, and after.</summary>
public static class StudyRunning
{
    public static IServiceCollection AddStudyRunning(this IServiceCollection services) => services;

    public static void MapStudyRunning(this WebApplication app) { }
}
