using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LoraJudge.Domain.Studies;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>A portal that is killed as <c>kill -9</c> does while others talk to it, and started again at the same address.</summary>
public sealed class KilledPortal : IAsyncDisposable
{
    private readonly string folder;
    private readonly int port = FreePort();
    private readonly List<TimeSpan> downtimes = [];
    private PortalProcess process = null!;

    private KilledPortal(string folder) => this.folder = folder;

    public Uri Address => process.Address;

    /// <summary>From each kill to the first answer afterwards.</summary>
    public IReadOnlyList<TimeSpan> Downtimes => downtimes;

    public static async Task<KilledPortal> StartAsync(string folder)
    {
        var portal = new KilledPortal(folder);
        await portal.StartAsync();
        return portal;
    }

    /// <summary>Kills at random moments, spread over the work.</summary>
    /// <param name="done">Acknowledged judgments so far.</param>
    /// <param name="expected">Judgments after which the last kill has surely come.</param>
    public async Task KillAsync(int kills, long seed, Func<int> done, int expected, CancellationToken end)
    {
        var dice = new PlanRandom(seed, -1);
        for (var kill = 0; kill < kills; kill++)
        {
            var moment = expected * (kill + (dice.Below(1000) / 1000.0)) / kills;
            while (done() < moment)
                await Task.Delay(1, end);
            var began = Stopwatch.GetTimestamp();
            await process.DisposeAsync();
            await StartAsync();
            downtimes.Add(Stopwatch.GetElapsedTime(began));
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task StartAsync()
    {
        process = await PortalProcess.StartAtAsync(port, folder, "Demo:Enabled=false");
        using var answer = await process.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
