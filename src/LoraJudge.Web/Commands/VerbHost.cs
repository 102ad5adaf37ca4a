using System.CommandLine;
using LoraJudge.Web.Features.Catalog;
using LoraJudge.Web.Features.Experiments;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Studies.Opening;
using LoraJudge.Web.Features.Training;
using LoraJudge.Web.Hosting;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

/// <summary>Runs a verb in a host of its own: the portal's services and settings without its pages.</summary>
internal static class VerbHost
{
    /// <param name="work">The verb; returns the exit code.</param>
    public static Task<int> RunAsync(
        ParseResult parsed,
        Func<IServiceProvider, CancellationToken, Task<int>> work,
        CancellationToken cancellation
    ) => RunAsync(parsed, AddServices, work, cancellation);

    /// <param name="addServices">All that the verb needs, a <see cref="ProgressBoard"/> among them.</param>
    /// <param name="work">The verb; returns the exit code.</param>
    public static async Task<int> RunAsync(
        ParseResult parsed,
        Action<IServiceCollection> addServices,
        Func<IServiceProvider, CancellationToken, Task<int>> work,
        CancellationToken cancellation
    )
    {
        // A line that goes to a file or a pipe is not broken at 80 letters.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 1000;
        var builder = Host.CreateApplicationBuilder(Verbs.AsArguments(parsed));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("LoraJudge.Style.Encoding", LogLevel.None);
        // A run that failed says so in the end.
        builder.Logging.AddFilter("LoraJudge.Web.Features.Training.Running", LogLevel.Error);
        // Keys at rest in the data folder are as safe as the pictures beside them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // What could not be asked for is told where it was wanted.
        builder.Logging.AddFilter("Polly", LogLevel.Critical);
        // What stops a start is said below, without its stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        addServices(builder.Services);
        builder.Services.Configure<HostOptions>(host => host.ServicesStopConcurrently = true);
        using var host = builder.Build();
        foreach (var problem in UnknownSettings.Describe(builder.Configuration))
            await Console.Error.WriteLineAsync(problem);
        try
        {
            await host.StartAsync(cancellation);
            return await TerminalProgress.ShowAsync(
                host.Services.GetRequiredService<ProgressBoard>(),
                () => work(host.Services, cancellation)
            );
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            AnsiConsole.MarkupLine("[yellow]Stopped.[/] What is done is kept; the same command goes on from here.");
            return StopSignals.Interrupted;
        }
        finally
        {
            // However it ended: what still runs, as the encoder's batch, ends before its services go. A host that did not start cannot be stopped.
            await host.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddCore();
        services.AddCatalogueWork();
        services.AddTrainingWork();
        services.AddStudyOpening();
        services.AddSingleton<StoredFigures>();
        services.AddSingleton<CatalogueEvaluationHandler>();
    }
}
