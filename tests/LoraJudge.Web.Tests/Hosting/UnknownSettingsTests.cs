using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Production.Demo;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace LoraJudge.Web.Tests.Hosting;

public sealed class UnknownSettingsTests
{
    [Theory]
    [InlineData("Encoder:TrunkWeigths", "Is Encoder:TrunkWeights meant?")]
    [InlineData("Encodr:TrunkWeights", "Is Encoder:TrunkWeights meant?")]
    [InlineData("Account:OpenIdConnect:ClientID2", "Is Account:OpenIdConnect:ClientId meant?")]
    [InlineData("Transfer:WebUI:Urls", "Is Transfer:WebUi:Url meant?")]
    [InlineData("TrunkWeights", "appsettings.sample.json names all")]
    [InlineData("Something:Else:Entirely", "appsettings.sample.json names all")]
    public void A_key_of_the_command_line_that_nothing_reads_is_named_with_the_nearest(string key, string expected)
    {
        var problem = Assert.Single(Describe(builder => builder.AddCommandLine([$"--{key}=1"])));

        Assert.StartsWith($"The setting {key} is not known", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_the_file_that_nothing_reads_is_named_once()
    {
        using var json = new MemoryStream(
            """{ "Search": { "PerMinut": 1, "PerMinute": 2 }, "Logging": { "Own": { "a": 1 } } }"""u8.ToArray()
        );

        var problem = Assert.Single(Describe(builder => builder.AddJsonStream(json).AddCommandLine(["--Search:PerMinut=3"])));

        Assert.Contains("Search:PerMinut ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_our_sections_of_the_environment_are_looked_at()
    {
        const string Prefix = "LORAJUDGE_TEST_OF_SETTINGS_";
        (string, string)[] variables =
        [
            ("Encoder__InputEgde", "1"),
            ("ENCODER", "1"),
            ("Other__Program", "1"),
            ("Encoder__InputEdge", "1"),
        ];
        foreach (var (name, value) in variables)
            Environment.SetEnvironmentVariable(Prefix + name, value);

        var problem = Assert.Single(Describe(builder => builder.AddEnvironmentVariables(Prefix)));

        Assert.Contains("Encoder:InputEgde", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_the_sample_is_known() =>
        Assert.Empty(Describe(builder => builder.AddJsonFile(Path.Combine(Repository.Root(), "appsettings.sample.json"))));

    [Fact]
    public void What_the_framework_reads_is_known() =>
        Assert.Empty(
            Describe(builder =>
                builder.AddCommandLine([
                    "--urls=http://x",
                    "--environment=Development",
                    "--Kestrel:Endpoints:A:Url=http://x",
                    "--contentRoot=/x",
                ])
            )
        );

    internal static Type Record(string section) =>
        section switch
        {
            ImagingOptions.Section => typeof(ImagingOptions),
            DemoOptions.Section => typeof(DemoOptions),
            _ => typeof(SearchOptions),
        };

    private static IReadOnlyList<string> Describe(Func<IConfigurationBuilder, IConfigurationBuilder> add) =>
        UnknownSettings.Describe(add(new ConfigurationBuilder()).Build());
}
