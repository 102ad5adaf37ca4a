using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoraJudge.Web.Tests.Features.Models.Registering;

/// <summary>A server that answers as Civitai does, or as nobody should.</summary>
internal sealed class StandInCivitai : IAsyncDisposable
{
    public const string Model =
        """{"id":7,"name":"Ink wash","creator":{"username":"sumi"},"tags":["ink","style"],"allowNoCredit":true,"allowDerivatives":false,"allowCommercialUse":["Image","RentCivit"],"nsfw":false}""";

    private readonly WebApplication server;
    private readonly ConcurrentQueue<string> calls = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> next = new();

    private StandInCivitai(WebApplication server) => this.server = server;

    /// <summary>Versions' JSON by the SHA-256 that finds them.</summary>
    public ConcurrentDictionary<string, string> Versions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Models' JSON by id.</summary>
    public ConcurrentDictionary<string, string> Models { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Calls => [.. calls];

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<StandInCivitai> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var built = builder.Build();
        var civitai = new StandInCivitai(built);
        built.Run(civitai.AnswerAsync);
        await built.StartAsync();
        return civitai;
    }

    /// <summary>The JSON of a version of model 7, as it should be.</summary>
    public static string Version(string sha256, string more = "") =>
        $$$"""{"id":11,"modelId":7,"name":"v2","baseModel":"SDXL 1.0","trainedWords":["inkwash, sumi-e"],"nsfwLevel":3,"model":{"name":"Ink wash","type":"LORA"},"files":[{"primary":true,"hashes":{"SHA256":"{{{sha256.ToUpperInvariant()}}}"}}],"images":[{"url":"https://example.org/1.png"}]{{{more}}}}""";

    /// <summary>What one of the next calls is answered with instead.</summary>
    public void Next(int status, string body = "", string? retryAfter = null) =>
        next.Enqueue(context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return context.Response.WriteAsync(body);
        });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        calls.Enqueue($"{context.Request.Method} {path}");
        if (next.TryDequeue(out var instead))
        {
            await instead(context);
            return;
        }

        var last = path.Split('/')[^1];
        var found =
            context.Request.Method == "POST"
                ? $"[{string.Join(',', (await Hashes(context)).Where(Versions.ContainsKey).Select(sha => Versions[sha]))}]"
            : path.StartsWith("/models/", StringComparison.Ordinal) ? Models.GetValueOrDefault(last)
            : Versions.GetValueOrDefault(last);
        context.Response.StatusCode = found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(found ?? """{"error":"Not found"}""");
    }

    private static async Task<string[]> Hashes(HttpContext context) =>
        (await JsonSerializer.DeserializeAsync<string[]>(context.Request.Body))!;
}
