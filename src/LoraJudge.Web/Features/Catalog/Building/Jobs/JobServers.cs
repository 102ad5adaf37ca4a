using System.Globalization;
using Hangfire;

namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>A Hangfire server for each queue that this process works on.</summary>
internal sealed class JobServers(JobStore store, JobsOptions options, IServiceProvider services) : IHostedService, IDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private readonly List<BackgroundJobServer> servers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var activator = new ServiceActivator(services);
        foreach (var queue in options.QueueNames())
        {
            servers.Add(
                new BackgroundJobServer(
                    new BackgroundJobServerOptions
                    {
                        ServerName = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{Environment.MachineName}:{Environment.ProcessId}:{queue}"
                        ),
                        Queues = [queue],
                        WorkerCount = options.WorkersOf(queue),
                        Activator = activator,
                        ShutdownTimeout = StopPatience,
                    },
                    store.Storage
                )
            );
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var server in servers)
            server.SendStop();
        return Task.WhenAll(servers.Select(server => server.WaitForShutdownAsync(cancellationToken)));
    }

    public void Dispose()
    {
        foreach (var server in servers)
            server.Dispose();
    }

    private sealed class ServiceActivator(IServiceProvider services) : JobActivator
    {
        public override object ActivateJob(Type jobType) => services.GetRequiredService(jobType);
    }
}
