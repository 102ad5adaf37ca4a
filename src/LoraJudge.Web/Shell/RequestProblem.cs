using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;

namespace LoraJudge.Web.Shell;

/// <summary>What is wrong with a request, in words for whoever sent it.</summary>
/// <param name="Status">HTTP status, 4xx.</param>
/// <param name="Title">What happened.</param>
/// <param name="Detail">Why, and what to do.</param>
internal sealed record RequestProblem(int Status, string Title, string Detail)
{
    private const int MostShown = 60;

    private static readonly object Key = new();

    private static readonly RequestProblem TooLarge = new(
        StatusCodes.Status413PayloadTooLarge,
        "The request is too large",
        "Send smaller files, or fewer at a time."
    );

    private static readonly RequestProblem TooSlow = new(
        StatusCodes.Status408RequestTimeout,
        "The request took too long to arrive",
        "The connection was too slow or stopped. Check your connection, then send it again."
    );

    private static readonly RequestProblem NotAForm = new(
        StatusCodes.Status415UnsupportedMediaType,
        "The request held no form",
        "Send the fields as application/x-www-form-urlencoded or multipart/form-data."
    );

    private static readonly RequestProblem NotWhole = new(
        StatusCodes.Status400BadRequest,
        "The request did not arrive whole",
        "It ended early or is not a valid form. Send it again."
    );

    /// <param name="allowed">What to write, for example "a whole number from 1 to 10".</param>
    public static RequestProblem WrongValue(string name, string value, string allowed) =>
        new(StatusCodes.Status400BadRequest, "The address has a wrong value", ValueWords(name, value, allowed));

    /// <summary>One sentence that names a parameter, what it was and what it may be.</summary>
    public static string ValueWords(string name, string value, string allowed)
    {
        ArgumentNullException.ThrowIfNull(value);
        return $"{name} is “{(value.Length > MostShown ? value[..MostShown] + "…" : value)}”: write {allowed}.";
    }

    /// <returns>Null for an exception that is not about what the client sent.</returns>
    public static RequestProblem? Of(Exception exception) =>
        exception switch
        {
            AntiforgeryValidationException { InnerException: { } inner } => Of(inner),
            _ when IsTooLarge(exception) => TooLarge,
            BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => TooSlow,
            BadHttpRequestException bad => new(bad.StatusCode, "The request cannot be read", bad.Message),
            ConnectionResetException => NotWhole,
            InvalidOperationException when IsOfTheReader(exception) => NotAForm,
            InvalidDataException when IsOfTheReader(exception) => NotWhole with { Detail = $"{exception.Message} Send it again." },
            IOException when IsOfTheReader(exception) => NotWhole,
            _ => null,
        };

    /// <summary>Whether more bytes were sent than are taken.</summary>
    public static bool IsTooLarge(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            || (exception is InvalidDataException && exception.Message.StartsWith("Multipart body length limit", StringComparison.Ordinal));
    }

    /// <summary>Whether the sender went away.</summary>
    public static bool IsGone(Exception exception) =>
        exception is ConnectionResetException or AntiforgeryValidationException { InnerException: ConnectionResetException };

    public static RequestProblem? Of(HttpContext? context) => context?.Items[Key] as RequestProblem;

    /// <summary>Answers a person with a page, a program with problem details.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = Status;
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            // The page for status codes shows it. That page is a GET; as a form it would be read once more.
            context.Items[Key] = this;
            context.Request.Method = HttpMethods.Get;
            return;
        }

        await TypedResults.Problem(statusCode: Status, title: Title, detail: Detail).ExecuteAsync(context);
    }

    /// <summary>Whether it was thrown by what reads forms: such exceptions are of general types, which the portal's own work throws, too.</summary>
    private static bool IsOfTheReader(Exception exception) =>
        exception.Source is "Microsoft.AspNetCore.Http" or "Microsoft.AspNetCore.WebUtilities";
}
