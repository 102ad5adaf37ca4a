using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace LoraJudge.Web.Tests.Features.Training.Weights;

/// <summary>A web server on this machine that offers one file, and fails as a test wants.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private FileServer(WebApplication app) => this.app = app;

    public byte[] File { get; set; } = RandomBytes(seed: 1);

    public string? ETag { get; set; } = "\"first\"";

    public bool KnowsRanges { get; set; } = true;

    public bool TellsLength { get; set; } = true;

    /// <summary>Status codes of the next answers, before the file is given.</summary>
    public ConcurrentQueue<int> Refusals { get; } = new();

    /// <summary>Called when so many bytes of the next answer are sent; then the connection is cut.</summary>
    public ConcurrentQueue<(int After, Func<Task> Reached)> Cuts { get; } = new();

    /// <summary>The Range header of each request; null where it had none.</summary>
    public ConcurrentQueue<string?> Ranges { get; } = new();

    public Uri Address => new($"{app.Urls.Single()}/vgg19.safetensors?key=secret");

    public static byte[] RandomBytes(int seed)
    {
        var bytes = new byte[3_000_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static async Task<FileServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FileServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var range = context.Request.GetTypedHeaders().Range;
        Ranges.Enqueue(range?.ToString());
        if (Refusals.TryDequeue(out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        var from = (int)(range?.Ranges.Single().From ?? 0);
        if (!KnowsRanges || context.Request.Headers.IfRange != ETag)
            from = 0;
        if (from >= File.Length)
        {
            context.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            context.Response.Headers.ContentRange = $"bytes */{File.Length}";
            return;
        }

        await SendAsync(context, from);
    }

    private async Task SendAsync(HttpContext context, int from)
    {
        var answer = context.Response;
        if (ETag is not null)
            answer.Headers[HeaderNames.ETag] = ETag;
        if (TellsLength)
            answer.ContentLength = File.Length - from;
        if (from > 0)
        {
            answer.StatusCode = StatusCodes.Status206PartialContent;
            answer.Headers.ContentRange = $"bytes {from}-{File.Length - 1}/{File.Length}";
        }

        var isCut = Cuts.TryDequeue(out var cut);
        await answer.Body.WriteAsync(File.AsMemory(from..(isCut ? from + cut.After : File.Length)));
        await answer.Body.FlushAsync();
        if (isCut)
        {
            await cut.Reached();
            context.Abort();
        }
    }
}
