using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Catalog.LoraFiles;
using LoraJudge.Web.Features.Catalog.Registering.Civitai;
using LoraJudge.Web.Features.Catalog.Registering.Editing;
using LoraJudge.Web.Features.Catalog.Registering.Sources;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>Models come in, are corrected, retired and brought back.</summary>
internal static class RegisteringSlice
{
    /// <summary>What registers models, for the portal and the verbs alike.</summary>
    public static IServiceCollection AddRegisteringWork(this IServiceCollection services) =>
        services
            .AddPortalOptions<RegisteringOptions>(RegisteringOptions.Section, options => options.Problem())
            .AddCivitai()
            .AddSingleton<ModelThumbnails>()
            .AddSingleton<ModelRegistrar>()
            .AddSingleton<FolderRegistrar>();

    public static WebApplicationBuilder AddRegistering(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IncomingLoras>();
        builder.Services.AddSingleton<LoraShelf>();
        builder.Services.AddSingleton<LoraIntake>();
        builder.Services.AddSingleton<UploadedLoras>();
        builder.Services.AddSingleton<BackEndModels>();
        builder.Services.AddSingleton<FolderWork>();
        builder.Services.AddSingleton<ModelEditor>();
        return builder;
    }

    public static WebApplication MapRegistering(this WebApplication app)
    {
        // The pages have the same addresses for GET; the lower order makes these answer POST.
        app.MapPost(RegisterEndpoints.Page, RegisterEndpoints.UploadAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Research);
        app.MapPost(RegisterEndpoints.BackEnd, RegisterEndpoints.BackEndAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Research);
        app.MapPost(RegisterEndpoints.Folder, RegisterEndpoints.FolderAsync)
            .WithOrder(-1)
            .RequireAuthorization(PortalPolicies.Administration);
        app.MapPost("/models/{slug}/edit", EditEndpoints.SaveAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/models/{slug}/retire", EditEndpoints.RetireAsync).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/models/{slug}/bring-back", EditEndpoints.BringBackAsync).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/models/{slug}/civitai", EditEndpoints.LookUpAsync).WithOrder(-1).RequireAuthorization(PortalPolicies.Research);
        return app;
    }
}
