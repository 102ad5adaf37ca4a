using LoraJudge.Web.Features.Account;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>Studies that were finished elsewhere.</summary>
internal static class StudyImporting
{
    /// <summary>What the verbs need as well.</summary>
    public static IServiceCollection AddImportWork(this IServiceCollection services) => services.AddSingleton<StudyImporter>();

    public static IServiceCollection AddStudyImporting(this IServiceCollection services) =>
        services.AddImportWork().AddSingleton<ImportedStudyRemover>();

    public static void MapStudyImporting(this WebApplication app)
    {
        var studies = app.MapGroup("/studies").RequireAuthorization(PortalPolicies.Research);
        studies.MapPost("/import", ImportEndpoints.ImportAsync);
        studies.MapPost("/{id:long}/imported/remove", ImportEndpoints.RemoveAsync);
    }
}
