using LoraJudge.Web.Shared.Problems;
using LoraJudge.Web.Shared.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>Reads the forms of a draft's page.</summary>
internal static class DraftForms
{
    /// <summary>What a form of fields alone may hold, in bytes: texts of several pages.</summary>
    private const long PlainBytes = 1024 * 1024;

    public static string Page(long id) => FormattableString.Invariant($"/studies/{id}");

    /// <summary>303 to the section once the change is made; what cannot be done is shown on the page.</summary>
    /// <param name="mostBytes">That the form may hold, files included.</param>
    public static async Task<IResult> AnswerAsync(
        HttpContext context,
        long id,
        string section,
        Func<IFormCollection, Task<DraftStanding>> change,
        long mostBytes = PlainBytes
    )
    {
        IReadOnlyDictionary<string, string>? sent = null;
        try
        {
            var form = await ReadAsync(context, mostBytes);
            sent = Values(form);
            return To(await change(form), id, section);
        }
        catch (StudyException exception)
        {
            return DraftAnswer.Of(section, exception.Message, sent).Show(context, id);
        }
    }

    /// <returns>303 to the section; to the study where it is a draft no more; 404 where it is not there.</returns>
    public static IResult To(DraftStanding standing, long id, string section) =>
        standing switch
        {
            DraftStanding.NotThere => TypedResults.NotFound(),
            DraftStanding.Open => new SeeOther(Page(id)),
            _ => new SeeOther($"{Page(id)}#{section}"),
        };

    /// <exception cref="StudyException">It is no form of this portal's page, or too large.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext context, long mostBytes = PlainBytes)
    {
        // The server lets some more through than is taken: the sender then reads the answer instead of losing the connection.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = mostBytes * 2;
        if (!context.Request.HasFormContentType)
            throw new StudyException("The request held no form: send it from the study's page.");
        if (context.Request.ContentLength > mostBytes)
            throw TooLarge(mostBytes);
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = mostBytes, BufferBodyLengthLimit = mostBytes },
                context.RequestAborted
            );
        }
        catch (Exception exception) when (RequestProblem.IsTooLarge(exception))
        {
            throw TooLarge(mostBytes);
        }

        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)
            ? form
            : throw new StudyException("The page was open for too long: send the form once more.");
    }

    /// <summary>The last value of each field: a box that is not ticked sends nothing, and a hidden "false" stands before it.</summary>
    public static IReadOnlyDictionary<string, string> Values(IFormCollection form) =>
        form.ToDictionary(field => field.Key, field => $"{field.Value[^1]}", StringComparer.Ordinal);

    public static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private static StudyException TooLarge(long mostBytes) =>
        new($"That is more than {Math.Max(1, mostBytes / (1024 * 1024))} MiB at once: send less at a time.");
}
