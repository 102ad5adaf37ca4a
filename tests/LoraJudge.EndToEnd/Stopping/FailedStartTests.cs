using System.Net;
using System.Net.Sockets;
using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Stopping;

/// <summary>What a person can mend is told in a sentence, with what to do; what the program did is of no use to them.</summary>
[Trait("group", "server")]
public sealed class FailedStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_way_to_choose_another()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await FailsAsync($"http://{other.LocalEndpoint} is taken by another program", "--urls", "http://" + other.LocalEndpoint);
    }

    [Fact]
    public async Task A_damaged_database_stops_the_portal_and_a_verb_with_the_way_to_mend_it()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "lorajudge.db"), new string('x', 4096));

        await FailsAsync("put a backup in its place", "--urls", "http://127.0.0.1:0");
        await FailsAsync("put a backup in its place", "user", "list");
    }

    [Fact]
    public async Task Broken_JSON_is_told_with_its_file_and_line()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), "{\n  \"Encoder\": {\n    \"InputEdge\" 128\n  }\n}");

        await FailsAsync("appsettings.json is not valid JSON near line 3", "--contentRoot", folder.Path);
    }

    [Theory]
    [InlineData("Imaging:MaxBytes=many", "Imaging:MaxBytes is \"many\": write a whole number")]
    [InlineData("Jobs:GenerateWorkers=0", "Jobs:GenerateWorkers")]
    public async Task A_wrong_value_is_told_with_what_to_write(string setting, string expected) =>
        await FailsAsync(expected, "--urls", "http://127.0.0.1:0", "--set", setting);

    [Fact]
    public async Task A_key_that_nothing_reads_is_named_with_the_one_that_is_meant()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "appsettings.json"),
            """{ "Encoder": { "TrunkWeigths": "vgg19.safetensors" } }"""
        );
        await using var portal = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false", $"contentRoot={folder.Path}");

        Assert.Contains("Is Encoder:TrunkWeights meant?", portal.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task FailsAsync(string expected, params string[] arguments)
    {
        var (exitCode, output) = await BuiltProgram.RunAsync([.. arguments, .. BuiltProgram.Settings([$"Storage:Folder={folder.Path}"])]);

        Assert.True(exitCode == 1, $"{exitCode}: {output}");
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }
}
