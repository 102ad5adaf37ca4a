using System.Diagnostics;
using LoraJudge.Domain.Studies;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>A portal that is killed as <c>kill -9</c> does while others talk to it, and started again at the same address.</summary>
public sealed class KilledPortal : IAsyncDisposable
{
    private readonly string folder;
    private readonly string[] settings;
    private readonly int port = FreePort.Find();
    private readonly List<TimeSpan> downtimes = [];
    private PortalProcess process = null!;

    private KilledPortal(string folder, string[] settings) => (this.folder, this.settings) = (folder, settings);

    public Uri Address => process.Address;

    /// <summary>From each kill to the first answer afterwards.</summary>
    public IReadOnlyList<TimeSpan> Downtimes => downtimes;

    /// <summary>What the present process has shown on its terminal.</summary>
    public string Output => process.Output;

    /// <param name="settings">As "Section:Key=value".</param>
    public static async Task<KilledPortal> StartAsync(string folder, params string[] settings)
    {
        var portal = new KilledPortal(folder, settings);
        await portal.StartAsync();
        return portal;
    }

    /// <summary>Kills at random moments, spread over the work, and sees until the end that it does not end by itself.</summary>
    /// <param name="done">Acknowledged judgments so far.</param>
    /// <param name="expected">Judgments after which the last kill has surely come.</param>
    public async Task KillAsync(int kills, long seed, Func<int> done, int expected, CancellationToken end)
    {
        var dice = new PlanRandom(seed, -1);
        for (var kill = 0; kill < kills; kill++)
        {
            var moment = expected * (kill + (dice.Below(1000) / 1000.0)) / kills;
            while (done() < moment)
                await StaysAsync(end);
            var began = Stopwatch.GetTimestamp();
            await process.DisposeAsync();
            await StartAsync();
            downtimes.Add(Stopwatch.GetElapsedTime(began));
        }

        while (!end.IsCancellationRequested)
            await StaysAsync(end);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task StaysAsync(CancellationToken end)
    {
        if (process.HasEnded)
            throw new InvalidOperationException($"The portal ended by itself:\n{process.Output}");
        await Task.Delay(1, end);
    }

    private async Task StartAsync()
    {
        process = await PortalProcess.StartAtAsync(port, folder, ["Demo:Enabled=false", .. settings]);
        using var answer = await process.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }
}
