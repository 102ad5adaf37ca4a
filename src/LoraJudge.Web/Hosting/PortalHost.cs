using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Artists;
using LoraJudge.Web.Features.Catalog;
using LoraJudge.Web.Features.Catalog.Building;
using LoraJudge.Web.Features.Encoders;
using LoraJudge.Web.Features.Judge;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Results;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Features.Training;
using Microsoft.Extensions.Configuration.Memory;

namespace LoraJudge.Web.Hosting;

internal static class PortalHost
{
    /// <summary>What the terminal shows unless the settings say otherwise: the portal's own words, and others' warnings.</summary>
    private static readonly Dictionary<string, string?> QuietLogs = new()
    {
        ["Logging:LogLevel:Microsoft"] = "Warning",
        // Keys at rest in the data folder are as safe as the pictures beside them.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // It tells that a form's page may not be cached, and that a form without token was refused: both are answered already.
        ["Logging:LogLevel:Microsoft.AspNetCore.Antiforgery"] = "Critical",
        // A probe that comes every second would say the same each time; its answer says it.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        // What could not be asked for is told where it was wanted.
        ["Logging:LogLevel:Polly"] = "Critical",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
    };

    /// <summary>Serves the portal until it is stopped.</summary>
    /// <param name="stop">Ends the process soon after it was asked to; null where a test hosts the portal.</param>
    internal static async Task RunAsync(string[] args, StopSignals? stop)
    {
        if (stop is null)
        {
            await Build(args).RunAsync();
            return;
        }

        var serving = new ServingHost(stop);
        var app = Build(args, serving.Configure);
        UploadFolder.Use(app.Services.GetRequiredService<StorageOptions>());
        await serving.RunAsync(app);
    }

    /// <summary>The portal, ready to be started.</summary>
    /// <param name="configure">Adds to what the portal is built of.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder(args);
        configure?.Invoke(builder);
        builder.Services.AddCore();
        builder.AddHosting();
        builder.AddAccounts();
        builder.AddOperations();
        builder.AddCatalog();
        builder.AddBuilding();
        builder.AddEncoders();
        builder.AddTraining();
        builder.AddStudies();
        builder.AddJudge();
        builder.AddResults();
        builder.AddSearch();
        builder.AddArtists();

        var app = builder.Build();
        app.UseHosting();
        app.MapAccounts();
        app.MapOperations();
        app.MapCatalog();
        app.MapBuilding();
        app.MapEncoders();
        app.MapTraining();
        app.MapStudies();
        app.MapJudge();
        app.MapResults();
        app.MapSearch();
        app.MapArtists();
        return app;
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
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLogs });
        // Done by itself in Development only; `dotnet run` without a launch profile is Production.
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, $"{builder.Environment.ApplicationName}.staticwebassets.runtime.json")))
            builder.WebHost.UseStaticWebAssets();
        return builder;
    }
}
