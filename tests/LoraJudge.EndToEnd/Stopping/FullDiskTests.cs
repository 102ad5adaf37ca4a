using System.Diagnostics;
using LoraJudge.EndToEnd.Import;
using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Stopping;

/// <summary>A disk of a few megabytes, which only root can mount: run with <c>-explicit only</c>.</summary>
[Trait("group", "server")]
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder pictures = new();
    private readonly TemporaryFolder disk = new();

    [Fact(Explicit = true)]
    public async Task An_import_that_fills_the_disk_is_told_so_in_a_sentence_with_exit_code_1()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Assert.Skip("Only root can mount a small disk, on Linux.");
        ImportFixtureFolder.Write(pictures.Path, models: 12, samples: 18);
        Assert.Equal(0, await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.Path));
        try
        {
            var (exitCode, output) = await BuiltProgram.RunAsync([
                "import",
                pictures.Path,
                .. BuiltProgram.Settings([$"Storage:Folder={disk.Path}"]),
            ]);

            Assert.True(exitCode == 1, $"{exitCode}: {output}");
            Assert.Contains("is full: free some space", output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        }
        finally
        {
            await RunAsync("umount", disk.Path);
        }
    }

    public void Dispose()
    {
        pictures.Dispose();
        disk.Dispose();
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
