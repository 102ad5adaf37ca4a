using System.Runtime.InteropServices;

namespace LoraJudge.Web.Hosting;

/// <summary>
/// Ctrl+C, SIGTERM and SIGQUIT of this process. The first asks its work to stop and gives it some time to; when that time is over, or at the
/// second signal, the process ends at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>Of a process that was stopped before it had done its work, as shells have it for Ctrl+C.</summary>
    public const int Interrupted = 130;

    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT];

    private readonly CancellationTokenSource asked = new();
    private readonly PosixSignalRegistration[] registrations;
    private int received;

    public StopSignals() => registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Asked => asked.Token;

    /// <summary>How long work may take to stop. A step of a training, or a batch of a large network, takes seconds.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The exit code of a process that did not stop in time.</summary>
    public int ExitCode { get; set; } = Interrupted;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        asked.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref received) > 1)
            End("Stopped at once.");
        // Neither waits for the thread pool, which work may keep busy.
        new Thread(EndLate) { IsBackground = true, Name = "Stop" }.Start();
        asked.Cancel();
    }

    private void EndLate()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(Patience);
        End("What was under way did not stop in time and was broken off.");
    }

    private void End(string how)
    {
        if (ExitCode != 0)
        {
            // A progress bar hides the cursor.
            if (!Console.IsOutputRedirected)
                Console.Out.Write("\u001b[?25h");
            Console.Error.WriteLine($"{how} What is done is kept; the same command goes on from here.");
        }

        ProcessEnd.Now(ExitCode);
    }
}
