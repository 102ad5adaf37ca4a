using System.Security.Claims;
using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Studies.Design.Preview;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>A study while it is a draft.</summary>
internal static class StudyDesign
{
    public static IServiceCollection AddStudyDesign(this IServiceCollection services) =>
        services
            .AddSingleton<DraftEditor>()
            .AddSingleton<DraftReader>()
            .AddSingleton<DraftList>()
            .AddSingleton<DraftQueries>()
            .AddSingleton<HeldOutQueries>()
            .AddSingleton<GivenQueries>()
            .AddSingleton<QueryThumbnail>()
            .AddSingleton<PreviewReader>()
            .AddSingleton<DraftMethods>()
            .AddSingleton<ExampleMaker>();

    public static void MapStudyDesign(this WebApplication app)
    {
        var studies = app.MapGroup("/studies").RequireAuthorization(PortalPolicies.Research);
        // The page has the same address for GET; the lower order makes this one answer POST.
        studies.MapPost("", ListEndpoints.CreateAsync).WithOrder(-1);
        studies.MapPost("/{id:long}/delete", ListEndpoints.DeleteAsync);
        studies.MapPost("/{id:long}/duplicate", ListEndpoints.DuplicateAsync);
        foreach (var section in PlanSection.All)
        {
            studies.MapPost(
                $"/{{id:long}}/{section.Name}",
                (long id, HttpContext context, ClaimsPrincipal user, DraftEditor editor, CancellationToken cancellation) =>
                    PlanEndpoints.SaveAsync(section, id, context, user, editor, cancellation)
            );
        }

        studies.MapPost("/{id:long}/cost", PlanEndpoints.CostAsync);
        studies.MapPost("/{id:long}/queries", QueryEndpoints.UploadAsync);
        studies.MapPost("/{id:long}/held-out", QueryEndpoints.HoldOutAsync);
        studies.MapPost("/{id:long}/given", QueryEndpoints.AddGivenAsync);
        studies.MapGet("/{id:long}/given/{searchId:long}/{width:int}.webp", QueryThumbnail.GetGivenAsync);
        studies.MapPost("/{id:long}/queries/remove", QueryEndpoints.RemoveAsync);
        studies.MapGet("/{id:long}/queries/{topicId:long}/{width:int}.webp", QueryThumbnail.GetAsync);
        studies.MapPost("/{id:long}/methods", MethodEndpoints.AddAsync);
        studies.MapPost("/{id:long}/runs", MethodEndpoints.ImportAsync);
        studies.MapPost("/{id:long}/methods/remove", MethodEndpoints.RemoveAsync);
        studies.MapPost("/{id:long}/control", MethodEndpoints.ChooseControlAsync);
        studies.MapPost("/{id:long}/examples", ExampleEndpoints.ChangeAsync);
        studies.MapPreview();
    }
}
