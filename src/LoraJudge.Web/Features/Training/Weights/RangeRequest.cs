using System.Net;
using System.Net.Http.Headers;

namespace LoraJudge.Web.Features.Training.Weights;

/// <summary>
/// Asks for the rest of a file on the condition that it is still the same version (RFC 9110, If-Range), so that two versions are never
/// joined.
/// </summary>
internal static class RangeRequest
{
    /// <summary>For the whole file where the part's version is not known.</summary>
    public static HttpRequestMessage Of(Uri address, PartFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (part.Version() is not { } version)
            return request;
        request.Headers.Range = new RangeHeaderValue(part.Length, null);
        request.Headers.TryAddWithoutValidation("If-Range", version);
        return request;
    }

    /// <summary>Whether the answer is the rest that was asked for; if not it is the whole file.</summary>
    /// <exception cref="HttpRequestException">It is some other part.</exception>
    public static bool GoesOn(HttpResponseMessage answer, HttpRequestMessage request)
    {
        if (answer.StatusCode != HttpStatusCode.PartialContent)
            return false;
        return
            request.Headers.Range is { } range
            && answer.Content.Headers.ContentRange?.From == range.Ranges.Single().From
            && (Version(answer) is not { } version || version == request.Headers.GetValues("If-Range").Single())
            ? true
            : throw new HttpRequestException("the server answers with another part than was asked for.");
    }

    /// <summary>A strong ETag, else the time of the last change; null where the server tells neither.</summary>
    public static string? Version(HttpResponseMessage answer) =>
        answer.Headers.ETag is { IsWeak: false } tag ? tag.Tag : answer.Content.Headers.LastModified?.ToString("R");
}
