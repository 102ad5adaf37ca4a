using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoraJudge.Web.Tests.Packages;

/// <summary>A registry of one package, which has a known vulnerability of high severity. Source: NuGet's server API, V3, with VulnerabilityInfo 6.7.</summary>
internal sealed class AdvisoryRegistry : IAsyncDisposable
{
    public const string Package = "Leaky";
    public const string Version = "1.0.0";

    private const string Nuspec = $"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata><id>{Package}</id><version>{Version}</version><authors>Nobody</authors><description>Leaks.</description></metadata>
        </package>
        """;

    private readonly WebApplication server;

    private AdvisoryRegistry(WebApplication server) => this.server = server;

    public string Index => $"{server.Urls.First()}/index.json";

    public static async Task<AdvisoryRegistry> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var started = builder.Build();
        started.MapGet("/index.json", (HttpRequest asked) => Results.Text(Resources($"http://{asked.Host}"), "application/json"));
        started.MapGet("/vulnerabilities.json", (HttpRequest asked) => Results.Text(Pages($"http://{asked.Host}"), "application/json"));
        started.MapGet("/known.json", () => Results.Text(Known(), "application/json"));
        started.MapGet("/packages/leaky/index.json", () => Results.Text($$"""{ "versions": ["{{Version}}"] }""", "application/json"));
        started.MapGet($"/packages/leaky/{Version}/leaky.{Version}.nupkg", () => Results.Bytes(PackageFile()));
        await started.StartAsync();
        return new(started);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string Resources(string address) =>
        JsonSerializer.Serialize(
            new
            {
                version = "3.0.0",
                resources = new[]
                {
                    Resource($"{address}/packages/", "PackageBaseAddress/3.0.0"),
                    Resource($"{address}/vulnerabilities.json", "VulnerabilityInfo/6.7.0"),
                },
            }
        );

    private static Dictionary<string, string> Resource(string address, string type) => new() { ["@id"] = address, ["@type"] = type };

    private static string Pages(string address) =>
        JsonSerializer.Serialize(
            new[]
            {
                new Dictionary<string, string>
                {
                    ["@name"] = "base",
                    ["@id"] = $"{address}/known.json",
                    ["@updated"] = "2026-01-01T00:00:00Z",
                },
            }
        );

    private static string Known() => """{ "leaky": [{ "url": "https://example.org/advisory", "severity": 2, "versions": "(, 2.0.0)" }] }""";

    private static byte[] PackageFile()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry($"{Package}.nuspec").Open())
            entry.Write(Encoding.UTF8.GetBytes(Nuspec));
        return file.ToArray();
    }
}
