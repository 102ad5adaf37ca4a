namespace LoraJudge.Web.Hosting;

/// <summary>The portal in a process of its own: it starts or says why it cannot, and ends soon after it was asked to.</summary>
internal sealed class ServingHost(StopSignals stop)
{
    /// <summary>For all that is under way to stop; then the services are disposed, which takes some of what is left of the patience.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>They log with its stack what stops a start, which <see cref="FailureReport"/> tells.</summary>
    private static readonly string[] Starters =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.Extensions.Hosting.Internal.Host",
    ];

    private volatile bool hasStarted;

    public void Configure(WebApplicationBuilder builder)
    {
        (stop.Patience, stop.ExitCode) = (Patience, 0);
        builder.Services.Configure<HostOptions>(host => (host.ShutdownTimeout, host.ServicesStopConcurrently) = (StopWithin, true));
        foreach (var category in Starters)
            builder.Logging.AddFilter(category, level => hasStarted && level >= LogLevel.Warning);
    }

    /// <summary>Serves until it is asked to stop.</summary>
    public async Task RunAsync(WebApplication app)
    {
        await using (app)
        {
            UnknownSettings.Warn(app.Configuration, app.Logger);
            using var asked = stop.Asked.Register(app.Lifetime.StopApplication);
            try
            {
                await app.StartAsync(stop.Asked);
            }
            catch
            {
                // What was started before the one that failed; where nothing was, this fails too, for no other reason.
                await app.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            hasStarted = true;
            await app.WaitForShutdownAsync();
            ThrowIfBroken(app.Services);
        }
    }

    /// <summary>A background service that fails stops the portal, which is no success.</summary>
    private static void ThrowIfBroken(IServiceProvider services)
    {
        var tasks = services.GetServices<IHostedService>().OfType<BackgroundService>().Select(service => service.ExecuteTask);
        if (tasks.FirstOrDefault(task => task?.IsFaulted == true) is { } broken)
            throw broken.Exception!;
    }
}
