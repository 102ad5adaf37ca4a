using System.Diagnostics;
using System.Globalization;

namespace LoraJudge.Testing.Portal;

/// <summary>The built program, started as a person would.</summary>
public static class BuiltProgram
{
    /// <summary>The program's assembly lies beside the tests'.</summary>
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "LoraJudge.Web.dll");

    /// <summary>Shells start what they do not wait for so, and it is inherited: a program that is to be interrupted must not be.</summary>
    private static readonly bool IgnoresInterrupts =
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[^1]
            is '2'
                or '3'
                or '6'
                or '7'
                or 'a'
                or 'b'
                or 'e'
                or 'f';

    private static string[] Heard => IgnoresInterrupts ? ["--default-signal=INT", "dotnet"] : [];

    public static IEnumerable<string> Settings(IEnumerable<string> settings) =>
        settings.SelectMany(setting => (string[])["--set", setting]);

    /// <param name="takesInput">Whether the caller writes to its standard input.</param>
    public static Process Start(IEnumerable<string> arguments, Action<string> onLine, bool takesInput = false)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(IgnoresInterrupts ? "env" : "dotnet", [.. Heard, Assembly, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardInput = takesInput,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => Report(line.Data);
        process.ErrorDataReceived += (_, line) => Report(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Report(string? line)
        {
            if (line is not null)
                onLine(line);
        }
    }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunAsync(input: null, arguments);

    /// <summary>Asks a process to stop, as Ctrl+C ("INT") and service managers ("TERM") do.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        ArgumentNullException.ThrowIfNull(process);
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Makes an account with a password, by the verb for it.</summary>
    /// <param name="folder">The portal's data folder; the portal may be running.</param>
    /// <param name="role">Administrator or Researcher.</param>
    public static Task<(int ExitCode, string Output)> AddUserAsync(string folder, string email, string password, string role) =>
        RunAsync(password, ["user", "add", email, "--role", role, "--password-stdin", .. Settings([$"Storage:Folder={folder}"])]);

    private static async Task<(int ExitCode, string Output)> RunAsync(string? input, string[] arguments)
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var process = Start(arguments, lines.Enqueue, takesInput: input is not null);
        if (input is not null)
        {
            await process.StandardInput.WriteLineAsync(input);
            process.StandardInput.Close();
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', lines));
    }
}
