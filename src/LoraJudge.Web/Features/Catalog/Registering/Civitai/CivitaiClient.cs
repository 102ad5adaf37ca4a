using System.Net;
using System.Text.Json;

namespace LoraJudge.Web.Features.Catalog.Registering.Civitai;

/// <summary>Asks Civitai's REST API, version 1. What it answers is JSON of any kind until it is read by <see cref="CivitaiReply"/>.</summary>
public sealed class CivitaiClient(IHttpClientFactory clients, CivitaiOptions options)
{
    public const string Name = "civitai";

    /// <summary>Hashes that one call may ask for.</summary>
    public const int MostHashes = 100;

    private const int MaxDepth = 32;

    /// <returns>Null where no version has the hash.</returns>
    /// <exception cref="CivitaiException">It does not answer, or not with JSON.</exception>
    public Task<JsonDocument?> ByHashAsync(string sha256, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, $"model-versions/by-hash/{Uri.EscapeDataString(sha256)}", null, cancellation);

    /// <param name="sha256s">At most <see cref="MostHashes"/>.</param>
    /// <returns>An array of the versions that are known, if it is what it should be.</returns>
    /// <exception cref="CivitaiException">It does not answer, or not with JSON.</exception>
    public Task<JsonDocument?> ByHashesAsync(IReadOnlyList<string> sha256s, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "model-versions/by-hash", JsonContent.Create(sha256s), cancellation);

    /// <returns>Null where there is no such model.</returns>
    /// <exception cref="CivitaiException">It does not answer, or not with JSON.</exception>
    public Task<JsonDocument?> ModelAsync(long id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, FormattableString.Invariant($"models/{id}"), null, cancellation);

    private async Task<JsonDocument?> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, $"{options.BaseUrl.TrimEnd('/')}/{path}") { Content = content };
        if (options.ApiKey.Length > 0)
            request.Headers.Authorization = new("Bearer", options.ApiKey);
        try
        {
            using var client = clients.CreateClient(Name);
            using var answer = await client.SendAsync(request, cancellation);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return null;
            if (!answer.IsSuccessStatusCode)
                throw new CivitaiException(Words(answer.StatusCode));
            await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
            return await JsonDocument.ParseAsync(stream, new JsonDocumentOptions { MaxDepth = MaxDepth }, cancellation);
        }
        catch (JsonException exception)
        {
            throw new CivitaiException("It answers with something that is no JSON.", exception);
        }
        catch (Exception exception) when (exception is not CivitaiException && !cancellation.IsCancellationRequested && IsAway(exception))
        {
            throw new CivitaiException("It does not answer.", exception);
        }
    }

    /// <summary>Broken connections, no network, time-outs and too many calls of our own.</summary>
    private static bool IsAway(Exception exception) =>
        exception
            is HttpRequestException
                or IOException
                or OperationCanceledException
                or Polly.Timeout.TimeoutRejectedException
                or Polly.RateLimiting.RateLimiterRejectedException;

    private static string Words(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                $"It refuses ({(int)status}): look at {CivitaiOptions.Section}:ApiKey.",
            HttpStatusCode.TooManyRequests => "It asks for fewer calls (429).",
            _ => $"It answers {(int)status}.",
        };
}

/// <summary>Civitai cannot be asked; the message says why.</summary>
internal sealed class CivitaiException(string message, Exception? inner = null) : Exception(message, inner);
