using System.Diagnostics;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Web.Tests.Packages;

/// <summary>What an advisory does to a build: a solution with the repository's own build files takes a package that has one.</summary>
[Trait("group", "server")]
public sealed class AdvisoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("restore")]
    [InlineData("build")]
    [InlineData("build", "-warnaserror")]
    public async Task An_advisory_of_a_package_is_shown_and_stops_nothing(params string[] command)
    {
        await using var registry = await AdvisoryRegistry.StartAsync();
        WriteSolution(registry.Index);

        var (exitCode, output) = await DotnetAsync([.. command, "App.sln"]);

        Assert.True(exitCode == 0, output);
        Assert.Contains("warning NU1903", output, StringComparison.Ordinal);
    }

    private void WriteSolution(string registry)
    {
        foreach (
            var file in Directory.EnumerateFiles(Repository.Root(), "Directory.*").Append(Path.Combine(Repository.Root(), "global.json"))
        )
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources><clear /><add key="registry" value="{registry}" allowInsecureConnections="true" /></packageSources>
              <auditSources><clear /></auditSources>
            </configuration>
            """
        );
        Write(
            "App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Remove="@(PackageReference)" />
                <PackageReference Include="{AdvisoryRegistry.Package}" VersionOverride="{AdvisoryRegistry.Version}" />
              </ItemGroup>
            </Project>
            """
        );
        Write(
            "App.sln",
            """

            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "App", "App.csproj", "{6F1B0A3C-2D0B-4B7E-9C5B-0D3C8D9F0A11}"
            EndProject
            Global
            	GlobalSection(SolutionConfigurationPlatforms) = preSolution
            		Debug|Any CPU = Debug|Any CPU
            	EndGlobalSection
            	GlobalSection(ProjectConfigurationPlatforms) = postSolution
            		{6F1B0A3C-2D0B-4B7E-9C5B-0D3C8D9F0A11}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
            		{6F1B0A3C-2D0B-4B7E-9C5B-0D3C8D9F0A11}.Debug|Any CPU.Build.0 = Debug|Any CPU
            	EndGlobalSection
            EndGlobal
            """
        );
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder.Path, name), content);

    private async Task<(int ExitCode, string Output)> DotnetAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nodeReuse:false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
            Environment =
            {
                ["NUGET_PACKAGES"] = Path.Combine(folder.Path, "packages"),
                ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(folder.Path, "cache"),
                ["NO_PROXY"] = "127.0.0.1",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
