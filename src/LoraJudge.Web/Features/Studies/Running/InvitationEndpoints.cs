using System.Security.Claims;
using System.Text;

namespace LoraJudge.Web.Features.Studies.Running;

internal static class InvitationEndpoints
{
    /// <summary>Unused invitations as a file: an address a line, or codes with their addresses.</summary>
    /// <param name="format">"txt" or "csv".</param>
    public static async Task<IResult> DownloadAsync(
        long id,
        string format,
        HttpContext context,
        ClaimsPrincipal user,
        InvitationHandler invitations,
        CancellationToken cancellation
    )
    {
        if (await invitations.UnusedAsync(user, id, cancellation) is not { } codes)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var links = new StudyLinks(context.Request);
        var text =
            format == "csv"
                ? string.Concat(codes.Select(code => $"{code},{links.Personal(code)}\r\n").Prepend("code,address\r\n"))
                : string.Concat(codes.Select(code => $"{links.Personal(code)}\n"));
        return TypedResults.File(
            Encoding.UTF8.GetBytes(text),
            format == "csv" ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8",
            FormattableString.Invariant($"invitations-{id}.{format}")
        );
    }
}

/// <summary>Addresses that participants are sent, as whole ones.</summary>
internal sealed class StudyLinks(HttpRequest request)
{
    private string Portal => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>Where anyone takes part who has it.</summary>
    public string Open(string invitation) => $"{Portal}/take-part/{invitation}";

    /// <summary>A participant's own.</summary>
    public string Personal(string code) => $"{Portal}/judge/{code}";
}
