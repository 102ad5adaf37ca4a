using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LoraJudge.Style.Transfer.Calls;

/// <summary>Speaks to a back end: whatever it answers becomes an answer of bounded size, or a <see cref="TransferException"/>.</summary>
/// <param name="client">Gives a client with the back end's address, which ends with a slash; it keeps no time itself.</param>
/// <param name="name">What a person calls the back end.</param>
/// <param name="patience">How long an answer that needs no picture to be made may take.</param>
internal sealed class BackEndCalls(Func<HttpClient> client, string name, TimeSpan patience, TimeProvider time)
{
    /// <summary>Two pictures of 8 megapixels in base64, and far more than any list has.</summary>
    public const int MaxBytes = 96 * 1024 * 1024;

    /// <summary>A program that loads a model is slow to answer anything.</summary>
    private const int LeastSeconds = 30;

    public string Name => name;

    /// <summary>What <paramref name="seconds"/> without a word of a picture leaves for an answer.</summary>
    public static TimeSpan Patience(int seconds) => TimeSpan.FromSeconds(Math.Max(LeastSeconds, seconds));

    public Task<BackEndAnswer> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, content: null, patience, cancellation);

    public Task<BackEndAnswer> PostAsync(string path, JsonNode body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, path, Content(body), patience, cancellation);

    /// <summary>Waits for the answer as long as it takes.</summary>
    public Task<BackEndAnswer> PostPatientlyAsync(string path, JsonNode body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, path, Content(body), Timeout.InfiniteTimeSpan, cancellation);

    /// <exception cref="TransferException">There is no answer, or one without end.</exception>
    public async Task<BackEndAnswer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var http = client();
            using var request = new HttpRequestMessage(method, path) { Content = content };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new BackEndAnswer(name, path, (int)response.StatusCode, await ReadAsync(response, path, either.Token));
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new TransferException(
                TransferFault.Unavailable,
                $"{name} has not answered {Short(path)} for {patience.TotalSeconds:0} s.",
                exception
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new TransferException(TransferFault.Unavailable, $"{name} does not answer {Short(path)}: {Reason(exception)}", exception);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, string path, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, cancellation) is var count and > 0)
        {
            if (body.Length + count > MaxBytes)
                throw new TransferException(
                    TransferFault.Unreadable,
                    $"{name} answers {Short(path)} with more than {MaxBytes / 1048576} MB: that is no answer that it should give."
                );
            body.Write(buffer.AsSpan(0, count));
        }

        return body.ToArray();
    }

    private static StringContent Content(JsonNode body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private static string Short(string path) => "/" + path.Split('?')[0];

    private static string Reason(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
            ? "nothing listens at its address. Start it, or correct the address."
        : exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
            ? "its host's name is unknown. Correct the address."
        : exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? "no secure connection comes about; look whether its address begins with http:// or https://."
        : "the connection broke.";
}

/// <summary>What a back end answered, whatever it is.</summary>
/// <param name="Name">The back end's.</param>
/// <param name="Path">What it was asked.</param>
internal sealed record BackEndAnswer(string Name, string Path, int Status, byte[] Body)
{
    private string Asked => "/" + Path.Split('?')[0];

    public bool IsWell => Status is >= 200 and < 300;

    public bool IsMissing => Status == (int)HttpStatusCode.NotFound;

    /// <exception cref="TransferException">It says that it cannot, or its answer is no JSON.</exception>
    public System.Text.Json.JsonElement Json() => Checked().Parse();

    /// <exception cref="TransferException">It is no JSON, whatever its status.</exception>
    public System.Text.Json.JsonElement Parse()
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new TransferException(
                TransferFault.Unreadable,
                $"{Name} answers {Asked} with {Body.Length} bytes that are not JSON: is something else at its address, or a proxy before it?",
                exception
            );
        }
    }

    /// <exception cref="TransferException">It says that it cannot.</exception>
    public BackEndAnswer Checked() => IsWell ? this : throw Refusal();

    public TransferException Refusal() =>
        Status switch
        {
            401 or 403 => new TransferException(TransferFault.Refused, $"{Name} refuses user and password ({Status})."),
            408 or 429 or >= 500 => new TransferException(TransferFault.Unavailable, $"{Name} answers {Asked} with {Status}{Detail()}."),
            >= 400 => new TransferException(TransferFault.Refused, $"{Name} refuses {Asked} with {Status}{Detail()}."),
            _ => new TransferException(
                TransferFault.Unreadable,
                $"{Name} answers {Asked} with status {Status}: is something else at its address?"
            ),
        };

    /// <summary>What it says itself, as far as it can be read.</summary>
    private string Detail()
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(Body);
            var root = document.RootElement;
            string?[] parts =
            [
                root.Text("error") ?? root.Get("error")?.Text("message"),
                root.Text("detail") ?? root.Items("detail").Select(Words).FirstOrDefault(),
                root.Text("errors"),
            ];
            var text = string.Join("; ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
            return text.Length == 0 ? "" : $": {text.Shortened()}";
        }
        catch (System.Text.Json.JsonException)
        {
            return "";
        }
    }

    private static string Words(System.Text.Json.JsonElement invalid) =>
        $"{string.Join('.', invalid.Items("loc").Select(part => part.ToString()))}: {invalid.Text("msg")}";
}
