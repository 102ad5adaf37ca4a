using System.Diagnostics;
using System.Globalization;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

/// <summary>The script of an export, run by R; the test is skipped where there is none.</summary>
internal static class RecomputeScript
{
    /// <summary>The figures among the lines, beside those of the portal.</summary>
    public static IReadOnlyList<RecomputedFigure> Figures(IEnumerable<string> lines) =>
        [.. lines.Select(Figure).OfType<RecomputedFigure>()];

    private static RecomputedFigure? Figure(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            fields.Length > 3
            && double.TryParse(fields[^3], CultureInfo.InvariantCulture, out var mine)
            && double.TryParse(fields[^2], CultureInfo.InvariantCulture, out var portal)
            ? new RecomputedFigure(line, mine, portal, line.StartsWith('~'))
            : null;
    }

    /// <returns>The lines that it prints.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(Dictionary<string, byte[]> files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, name))!);
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, name), content);
        }

        using var process = Start(folder.Path);
        if (process is null)
            Assert.Skip("Rscript is not installed.");
        var (output, errors) = (process!.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        TestContext.Current.TestOutputHelper?.WriteLine(await output);
        return (await output).Split('\n');
    }

    private static Process? Start(string folder)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo("Rscript", ["recompute.R"])
                {
                    WorkingDirectory = folder,
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

/// <param name="Name">The line: figure and method first.</param>
internal sealed record RecomputedFigure(string Name, double Mine, double Portal, bool ByMultcomp);
