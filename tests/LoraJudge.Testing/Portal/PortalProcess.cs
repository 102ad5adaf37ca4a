using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LoraJudge.Testing.Portal;

/// <summary>The real program in a process of its own, with a data folder of its own.</summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ReadyPatience = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output;

    private PortalProcess(Process process, ConcurrentQueue<string> output, Uri address)
    {
        (this.process, this.output) = (process, output);
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>Speaks to the portal.</summary>
    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>Whether it ran to its end, was killed or crashed.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>What the terminal showed so far.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Largest resident memory that the process ever had, in bytes; null where the system does not say.</summary>
    public long? PeakMemory => Status("VmHWM:");

    /// <summary>Resident memory, in bytes; null where the system does not say.</summary>
    public long? Memory => Status("VmRSS:");

    /// <summary>Starts the portal on a free port and waits until it listens.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="settings">As "Section:Key=value".</param>
    public static Task<PortalProcess> StartAsync(string folder, params string[] settings) => StartAtAsync(0, folder, settings);

    /// <summary>The same on a port of choice; 0 for a free one.</summary>
    public static async Task<PortalProcess> StartAtAsync(int port, string folder, params string[] settings)
    {
        var lines = new ConcurrentQueue<string>();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = BuiltProgram.Start(
            [
                FormattableString.Invariant($"--urls=http://127.0.0.1:{port}"),
                .. BuiltProgram.Settings([$"Storage:Folder={folder}", .. settings]),
            ],
            line =>
            {
                lines.Enqueue(line);
                if (ListeningOn().Match(line) is { Success: true } match)
                    listening.TrySetResult(new Uri(match.Groups["address"].Value));
            }
        );
        started.Exited += (_, _) =>
            listening.TrySetException(new InvalidOperationException("The portal ended: " + string.Join('\n', lines)));
        return new PortalProcess(started, lines, await listening.Task.WaitAsync(StartPatience));
    }

    /// <summary>Waits until searches are answered: the encoder is loaded and the catalogue is indexed.</summary>
    public async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(ReadyPatience);
        while (true)
        {
            using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
            if (response.IsSuccessStatusCode)
                return;
            await Task.Delay(BetweenLooks, patience.Token);
        }
    }

    /// <summary>Ends the process as <c>kill -9</c> does: it can do nothing about it.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop and waits until it has ended.</summary>
    /// <param name="signal">INT or TERM.</param>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync(string signal)
    {
        var asked = Stopwatch.GetTimestamp();
        await BuiltProgram.SignalAsync(process, signal);
        await process.WaitForExitAsync();
        return (process.ExitCode, Stopwatch.GetElapsedTime(asked));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        process.Dispose();
    }

    private long? Status(string name) =>
        File.Exists($"/proc/{process.Id}/status")
            ? File.ReadLines($"/proc/{process.Id}/status")
                .Where(line => line.StartsWith(name, StringComparison.Ordinal))
                .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024)
                .FirstOrDefault()
            : null;

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningOn();
}
