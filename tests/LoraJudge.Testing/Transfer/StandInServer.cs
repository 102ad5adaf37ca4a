using System.Diagnostics;
using LoraJudge.Testing.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoraJudge.Testing.Transfer;

/// <summary>A back end's stand-in: a server that can be told to fail, to be slow, to die and to come back.</summary>
/// <typeparam name="TFailure">The ways in which its pictures can be wrong.</typeparam>
public abstract class StandInServer<TFailure> : IAsyncDisposable
    where TFailure : struct, Enum
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly Dictionary<TFailure, int> failures = [];
    private readonly List<(Rubbish Rubbish, string Path)> rubbish = [];
    private WebApplication? app;
    private CancellationTokenSource life = new();

    /// <summary>Where it listens; the same after it died and came back.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public GenerationLedger Generations { get; } = new();

    /// <summary>How long a picture takes; where it is made shorter, also those that are being made.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Requests by method and path, in their order.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Fails so for the next pictures.</summary>
    public void Fail(TFailure failure, int times = 1)
    {
        lock (gate)
            failures[failure] = failures.GetValueOrDefault(failure) + times;
    }

    /// <summary>Answers so to the next requests whose path begins with <paramref name="path"/>.</summary>
    public void Answer(Rubbish answer, string path, int times = 1)
    {
        lock (gate)
            rubbish.AddRange(Enumerable.Repeat((answer, path), times));
    }

    /// <summary>Forgets all failures that are still to come.</summary>
    public void BeWell()
    {
        lock (gate)
        {
            failures.Clear();
            rubbish.Clear();
        }
    }

    /// <summary>As if its process were killed: connections break, nobody listens, what it remembered is gone.</summary>
    public async Task DieAsync()
    {
        await life.CancelAsync();
        if (app is null)
            return;
        using var at = new CancellationTokenSource();
        await at.CancelAsync();
        try
        {
            await app.StopAsync(at.Token);
        }
        catch (OperationCanceledException)
        {
            // It is not waited for.
        }

        await app.DisposeAsync();
        app = null;
        Forget();
    }

    /// <summary>Comes back at the same address.</summary>
    public Task ComeBackAsync() => ListenAsync(Address.Port);

    public async ValueTask DisposeAsync()
    {
        await DieAsync();
        life.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends when it dies.</summary>
    protected CancellationToken Life => life.Token;

    /// <param name="port">0 for a free one.</param>
    protected async Task ListenAsync(int port)
    {
        life.Dispose();
        life = new CancellationTokenSource();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, port == 0 ? FreePort.Find() : port);
            kestrel.Limits.MaxRequestBodySize = 256 * 1024 * 1024;
        });
        app = builder.Build();
        app.Use(BeforeAsync);
        Map(app);
        await app.StartAsync(CancellationToken.None);
        Address = new Uri(app.Urls.First());
    }

    protected abstract void Map(WebApplication app);

    /// <summary>Passes while a picture is made.</summary>
    protected internal async Task WorkAsync(CancellationToken stop)
    {
        for (var began = Stopwatch.GetTimestamp(); Delay - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero; )
            await Task.Delay(left < BetweenLooks ? left : BetweenLooks, stop);
    }

    /// <summary>All that a process remembers is gone.</summary>
    protected abstract void Forget();

    /// <summary>Whether the request comes from who may send it; answers it if not.</summary>
    protected virtual Task<bool> AdmitAsync(HttpContext context) => Task.FromResult(true);

    /// <summary>Whether this failure was asked for; takes one of its times.</summary>
    protected internal bool Takes(TFailure failure)
    {
        lock (gate)
        {
            if (failures.GetValueOrDefault(failure) == 0)
                return false;
            failures[failure]--;
            return true;
        }
    }

    private async Task BeforeAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        if (TakesRubbish(context.Request.Path) is { } answer)
            await RubbishAnswers.WriteAsync(answer, context);
        else if (await AdmitAsync(context))
            await next(context);
    }

    private Rubbish? TakesRubbish(PathString path)
    {
        lock (gate)
        {
            var at = rubbish.FindIndex(planned => $"{path}".StartsWith(planned.Path, StringComparison.Ordinal));
            if (at < 0)
                return null;
            var answer = rubbish[at].Rubbish;
            rubbish.RemoveAt(at);
            return answer;
        }
    }
}
