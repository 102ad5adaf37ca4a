using System.Diagnostics;

namespace LoraJudge.Testing.Portal;

/// <summary>The built program, started as a person would.</summary>
public static class BuiltProgram
{
    /// <summary>The program's assembly lies beside the tests'.</summary>
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "LoraJudge.Web.dll");

    public static IEnumerable<string> Settings(IEnumerable<string> settings) =>
        settings.SelectMany(setting => (string[])["--set", setting]);

    public static Process Start(IEnumerable<string> arguments, Action<string> onLine)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Assembly, .. arguments])
            {
                UseShellExecute = false,
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
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var process = Start(arguments, lines.Enqueue);
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', lines));
    }
}
