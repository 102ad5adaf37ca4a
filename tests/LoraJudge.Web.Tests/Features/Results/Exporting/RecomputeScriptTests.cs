using System.Diagnostics;
using System.Globalization;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

/// <summary>The script of the export, run by R on the paper-shaped study of simulated raters.</summary>
[Trait("needs", "r")]
public sealed class RecomputeScriptTests
{
    /// <summary>multcomp integrates by quasi-Monte Carlo.</summary>
    private const double NoiseOfMultcomp = 1e-4;

    [Fact]
    public async Task R_finds_the_figures_of_the_page()
    {
        await using var study = await ExportedStudy.CreateAsync(new JudgedStudySize());

        var lines = await RunAsync(await study.FilesAsync());

        var figures = lines.Select(Figure).Where(one => one is not null).Select(one => one!.Value).ToList();
        Assert.Contains(figures, one => one.Name.StartsWith("alpha ordinal", StringComparison.Ordinal));
        Assert.Contains(figures, one => one.Name.StartsWith("Friedman p", StringComparison.Ordinal));
        Assert.Equal(4, figures.Count(one => !one.ByMultcomp && one.Name.StartsWith("blocked Dunnett p", StringComparison.Ordinal)));
        Assert.All(figures, one => Assert.InRange(Math.Abs(one.Mine - one.Portal), 0, one.ByMultcomp ? NoiseOfMultcomp : 1e-9));
    }

    [Fact]
    public async Task R_reads_a_study_whose_names_could_be_formulas()
    {
        await using var study = await ExportedStudy.CreateAsync(ExportedStudy.Small with { Methods = ["=1+1, \"quoted\"", "-Ours", "C"] });

        var lines = await RunAsync(await study.FilesAsync());

        Assert.Contains(
            lines,
            line => line.StartsWith("blocked Dunnett p", StringComparison.Ordinal) && line.Contains(" -Ours ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task R_finds_the_wins_and_sign_tests_of_interleaving()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var lines = await RunAsync(await study.FilesAsync());

        var figures = lines
            .Where(line => line.StartsWith("interleaving", StringComparison.Ordinal))
            .Select(Figure)
            .OfType<(string Name, double Mine, double Portal, bool)>()
            .ToList();
        Assert.Equal([1.0, 0.0, 1.0, 1.0], figures.Select(one => one.Mine));
        Assert.All(figures, one => Assert.Equal(one.Portal, one.Mine, 12));
    }

    private static (string Name, double Mine, double Portal, bool ByMultcomp)? Figure(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            fields.Length > 3
            && double.TryParse(fields[^3], CultureInfo.InvariantCulture, out var mine)
            && double.TryParse(fields[^2], CultureInfo.InvariantCulture, out var portal)
            ? (line, mine, portal, line.StartsWith('~'))
            : null;
    }

    internal static async Task<IReadOnlyList<string>> RunAsync(Dictionary<string, byte[]> files)
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
