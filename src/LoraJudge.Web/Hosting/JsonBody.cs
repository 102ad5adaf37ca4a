using System.Text.Json;

namespace LoraJudge.Web.Hosting;

/// <summary>
/// A request's body as JSON. A parameter of a handler would be read by the framework, which answers what it cannot read with a status and
/// no words, and does not see that the sender went away.
/// </summary>
internal static class JsonBody
{
    /// <exception cref="BadHttpRequestException">It is no JSON of this shape; <see cref="ClientFaults"/> answers it.</exception>
    public static async Task<T?> ReadAsync<T>(HttpContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.HasJsonContentType())
            throw new BadHttpRequestException(
                "The body is not JSON: send it as application/json.",
                StatusCodes.Status415UnsupportedMediaType
            );
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(cancellation);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException($"The body is not the JSON that is expected: {exception.Message}", exception);
        }
    }
}
