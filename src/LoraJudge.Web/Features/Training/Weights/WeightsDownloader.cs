using System.Net;
using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Features.Training.Weights;

/// <summary>Brings a part file to its end over connections that may break.</summary>
public sealed class WeightsDownloader(IHttpClientFactory clients, ProgressBoard board, TimeProvider time)
{
    public const string Client = "weights";

    /// <summary>Connections that may break one after the other without a byte of progress.</summary>
    private const int Tries = 5;

    /// <summary>Pause after the first broken connection; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A connection over which nothing has come for this long is broken.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <exception cref="WeightsException">The server refuses, connections keep breaking, the file is too large, the disk is full.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what has come stays.</exception>
    public async Task DownloadAsync(Uri address, PartFile part, long maxBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(part);
        for (var failed = 0; ; )
        {
            var before = part.Length;
            try
            {
                if (await TryAsync(address, part, maxBytes, cancellation))
                    return;
            }
            catch (Exception exception) when (IsBroken(exception) && !cancellation.IsCancellationRequested)
            {
                failed = part.Length > before ? 1 : failed + 1;
                if (failed == Tries)
                    throw new WeightsException(
                        $"{Words(address)}: {Tries} connections broke in a row ({exception.Message}) Run it again to go on.",
                        exception
                    );
                await Task.Delay(FirstPause * Math.Pow(2, failed - 1), time, cancellation);
            }
        }
    }

    /// <returns>False where the part turned out to be of no use, and the file has to be asked for anew.</returns>
    private async Task<bool> TryAsync(Uri address, PartFile part, long maxBytes, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var request = RangeRequest.Of(address, part);
        using var client = clients.CreateClient(Client);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && request.Headers.Range is not null)
        {
            // The version is the same, so that a part of the file's length is the file.
            if (answer.Content.Headers.ContentRange?.Length == part.Length)
                return true;
            part.Begin(version: null);
            return false;
        }

        Refuse(answer, address);
        if (!RangeRequest.GoesOn(answer, request))
            part.Begin(RangeRequest.Version(answer));
        part.GoOn();
        var whole = part.Length + answer.Content.Headers.ContentLength;
        if (whole > maxBytes)
            throw TooLarge(part, maxBytes);
        await CopyAsync(answer.Content, part, whole, maxBytes, patience);
        return true;
    }

    private async Task CopyAsync(HttpContent content, PartFile part, long? whole, long maxBytes, CancellationTokenSource patience)
    {
        var title = whole is null ? "Downloading weights, megabytes of at most" : "Downloading weights, megabytes";
        using var progress = board.Start(title, Megabytes(whole ?? maxBytes), Megabytes(part.Length));
        await using var stream = await content.ReadAsStreamAsync(patience.Token);
        var buffer = new byte[128 * 1024];
        while (await stream.ReadAsync(buffer, patience.Token) is var count and > 0)
        {
            patience.CancelAfter(Patience);
            var before = Megabytes(part.Length);
            if (part.Length + count > maxBytes)
                throw TooLarge(part, maxBytes);
            part.Write(buffer.AsSpan(0, count));
            if (Megabytes(part.Length) > before)
                progress.Advance(Megabytes(part.Length) - before);
        }

        if (part.Length < whole)
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"the answer ended after {part.Length} of {whole} bytes.");
    }

    /// <summary>What will not be better at the next try is said at once; what may be is a broken connection.</summary>
    private static void Refuse(HttpResponseMessage answer, Uri address)
    {
        if (answer.IsSuccessStatusCode)
            return;
        var status = $"the server answers {(int)answer.StatusCode} ({answer.ReasonPhrase}).";
        if (answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            throw new HttpRequestException(status);
        throw new WeightsException($"{Words(address)}: {status} Look whether {WeightsOptions.Section}:Url is right.");
    }

    private static bool IsBroken(Exception exception) => exception is HttpRequestException or IOException or OperationCanceledException;

    private static WeightsException TooLarge(PartFile part, long maxBytes)
    {
        part.Begin(version: null);
        return new(
            $"The file has more than {maxBytes} bytes, the most that is downloaded ({WeightsOptions.Section}:MaxBytes): is it VGG19?"
        );
    }

    private static int Megabytes(long bytes) => (int)(bytes / 1_000_000);

    /// <summary>Without the query, which may hold a key.</summary>
    private static string Words(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
