namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>A study while it is a draft.</summary>
public static class StudyDesign
{
    public static IServiceCollection AddStudyDesign(this IServiceCollection services) => services;

    public static void MapStudyDesign(this WebApplication app) { }
}
