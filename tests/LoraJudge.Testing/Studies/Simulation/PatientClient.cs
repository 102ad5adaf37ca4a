using System.Diagnostics;
using System.Net;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>A browser's connection: cookies, six connections, no patience to follow redirects, all patience with a server that is away.</summary>
internal sealed class PatientClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Ledger ledger;
    private readonly HttpClient client;

    public PatientClient(Uri address, Ledger ledger)
    {
        this.ledger = ledger;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = 6,
            AutomaticDecompression = DecompressionMethods.All,
        };
        client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>Sends until there is an answer that is no failure of the server.</summary>
    /// <param name="request">Makes the same request each time.</param>
    /// <param name="timings">Gets how long the answered attempt took; null to not measure.</param>
    public async Task<PortalAnswer> SendAsync(Func<HttpRequestMessage> request, Timings? timings = null)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(100))
        {
            if (await TryAsync(request, timings) is { } answer)
                return answer;
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"The portal has not answered for {Patience.TotalMinutes} minutes.");
        }
    }

    /// <summary>Sends and hangs up at once, as a connection that breaks does: whether the server did it stays unknown.</summary>
    public async Task SendAndHangUpAsync(HttpRequestMessage request, TimeSpan after)
    {
        using var hangUp = new CancellationTokenSource(after);
        try
        {
            using var message = request;
            using var response = await client.SendAsync(message, hangUp.Token);
        }
        catch (Exception exception) when (IsAway(exception))
        {
            // That is what it is for.
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<PortalAnswer?> TryAsync(Func<HttpRequestMessage> request, Timings? timings)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            using var message = request();
            using var response = await client.SendAsync(message);
            var body = await response.Content.ReadAsStringAsync();
            if ((int)response.StatusCode < 500 && response.StatusCode != HttpStatusCode.TooManyRequests)
            {
                timings?.Add(Stopwatch.GetElapsedTime(began));
                return new PortalAnswer(response.StatusCode, response.Headers.Location?.ToString(), body);
            }

            if (response.StatusCode == HttpStatusCode.InternalServerError)
                ledger.Failed($"500 {message.Method} {message.RequestUri}");
        }
        catch (Exception exception) when (IsAway(exception))
        {
            // Killed; it comes back.
        }

        return null;
    }

    private static bool IsAway(Exception exception) => exception is HttpRequestException or IOException or OperationCanceledException;
}

/// <param name="Location">Where a redirect leads; null without one.</param>
internal sealed record PortalAnswer(HttpStatusCode Status, string? Location, string Body);
