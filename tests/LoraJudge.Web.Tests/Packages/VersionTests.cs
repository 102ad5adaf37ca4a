using System.Diagnostics;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Web.Tests.Packages;

/// <summary>What version a build has: a project with the repository's own build files, in a folder with and without history.</summary>
[Trait("group", "server")]
public sealed class VersionTests : IDisposable
{
    private const string Project = "App.csproj";

    private readonly TemporaryFolder folder = new();

    public VersionTests()
    {
        foreach (
            var file in Directory.EnumerateFiles(Repository.Root(), "Directory.*").Append(Path.Combine(Repository.Root(), "global.json"))
        )
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder.Path, Project), """<Project Sdk="Microsoft.NET.Sdk" />""");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_of_sources_says_that_it_is_one() => Assert.Equal("0.1.0-source", await VersionAsync());

    [Fact]
    public async Task A_folder_of_sources_inside_another_repository_takes_nothing_from_it()
    {
        var around = Directory.CreateDirectory(Path.Combine(folder.Path, "vendor"));
        foreach (var file in Directory.EnumerateFiles(folder.Path))
            File.Copy(file, Path.Combine(around.FullName, Path.GetFileName(file)));
        await CommitAsync();
        await RunAsync(folder.Path, "git", "tag", "v7.0.0");

        Assert.StartsWith("0.1.0-source", await VersionAsync(around.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clone_without_tags_counts_its_commits()
    {
        await CommitAsync();
        var commit = await CommitAsync();

        Assert.Equal($"0.1.0-alpha.0.1+{commit[..7]}", await VersionAsync());
    }

    [Fact]
    public async Task A_tagged_commit_is_that_version_and_the_next_one_comes_after_it()
    {
        var commit = await CommitAsync();
        await RunAsync(folder.Path, "git", "tag", "v1.2.3");
        var tagged = await VersionAsync();
        var next = await CommitAsync();

        Assert.Equal(($"1.2.3+{commit[..7]}", $"1.2.4-alpha.0.1+{next[..7]}"), (tagged, await VersionAsync()));
    }

    [Fact]
    public async Task A_repository_that_git_cannot_read_is_a_folder_of_sources()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));

        Assert.StartsWith("0.1.0-source", await VersionAsync(), StringComparison.Ordinal);
    }

    /// <returns>The commit.</returns>
    private async Task<string> CommitAsync()
    {
        await RunAsync(folder.Path, "git", "init", "--quiet");
        string[] somebody = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"];
        await RunAsync(folder.Path, ["git", .. somebody, "commit", "--quiet", "--allow-empty", "--message", "A change"]);
        return await RunAsync(folder.Path, "git", "rev-parse", "HEAD");
    }

    /// <summary>As a build writes it into the assembly; a warning is an error.</summary>
    private Task<string> VersionAsync(string? where = null) =>
        RunAsync(
            where ?? folder.Path,
            [
                "dotnet",
                "msbuild",
                Project,
                "-restore",
                "-warnaserror",
                "-nodeReuse:false",
                "-target:GetAssemblyVersion;AddSourceRevisionToInformationalVersion",
                "-getProperty:InformationalVersion",
            ]
        );

    private static async Task<string> RunAsync(string where, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = where,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {output}");
        return output.Trim();
    }
}
