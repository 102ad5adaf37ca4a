using LoraJudge.Web.Features.Catalog;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Web.Hosting;

public static class PortalHost
{
    /// <summary>Serves the portal until it is stopped.</summary>
    public static async Task RunAsync(string[] args)
    {
        var builder = CreateBuilder(args);
        builder.Services.AddCore();
        builder.AddHosting();
        builder.AddOperations();
        builder.AddCatalog();
        builder.AddSearch();

        var app = builder.Build();
        app.UseHosting();
        app.MapOperations();
        app.MapCatalog();
        app.MapSearch();
        await app.RunAsync();
    }

    /// <summary>
    /// Settings come from the folder that the program was called in, static files from beside the program: from its build's manifest,
    /// or from the folder wwwroot of a published one.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, WebRootPath = Directory.Exists(published) ? published : null }
        );
        // Done by itself in Development only; `dotnet run` without a launch profile is Production.
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, $"{builder.Environment.ApplicationName}.staticwebassets.runtime.json")))
            builder.WebHost.UseStaticWebAssets();
        return builder;
    }
}
