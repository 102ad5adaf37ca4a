using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>Pictures on their way into a set: one a request by script, or as many as a form holds.</summary>
internal static class SampleUploads
{
    /// <summary>The page shows what stands here.</summary>
    public static readonly object AnswerKey = new();

    /// <summary>Pictures of the largest size that one form may hold; smaller ones may be more.</summary>
    private const int LargestPictures = 40;

    /// <summary>200 with JSON for a script, else the page with what was taken and what was not.</summary>
    public static async Task<IResult> AddAsync(
        long id,
        HttpContext context,
        IAntiforgery antiforgery,
        SampleStore store,
        ImagingOptions limits,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(antiforgery);
        ArgumentNullException.ThrowIfNull(limits);
        if (await ReadFormAsync(context, (long)limits.MaxBytes * LargestPictures, cancellation) is not { } form)
            return Refuse(context, 413, "The pictures are too large", "Send fewer at a time.");
        if (!await antiforgery.IsRequestValidAsync(context))
            return Refuse(context, 400, SearchProblem.StaleForm.Title, "Load the page again, then send it once more.");
        if (form.Files.All(file => file.Length == 0))
            return Refuse(context, 400, "No picture was chosen", "Choose pictures, or drop them on the page.");
        SampleCategory? category = Enum.TryParse<SampleCategory>(form["category"], out var chosen) ? chosen : null;
        var answers = new List<UploadAnswer>();
        foreach (var file in form.Files.Where(file => file.Length > 0))
            answers.Add(await AddAsync(id, file, category, form["licence"], store, limits, cancellation));
        return Answer(context, id, answers);
    }

    private static async Task<UploadAnswer> AddAsync(
        long id,
        IFormFile file,
        SampleCategory? category,
        string? licence,
        SampleStore store,
        ImagingOptions limits,
        CancellationToken cancellation
    )
    {
        try
        {
            if (file.Length > limits.MaxBytes)
                return new UploadAnswer(file.FileName, null, false, SearchProblem.TooManyBytes(limits.MaxBytes).Detail);
            var bytes = new byte[file.Length];
            await using (var stream = file.OpenReadStream())
                await stream.ReadExactlyAsync(bytes, cancellation);
            var stored = await store.AddAsync(id, file.FileName, bytes, category, licence, cancellation);
            return new UploadAnswer(file.FileName, stored.Code, stored.IsNew, null);
        }
        catch (Exception exception) when (exception is ImageRejectedException or SampleSetException)
        {
            return new UploadAnswer(file.FileName, null, false, exception.Message);
        }
    }

    /// <returns>Null where it holds more than is taken.</returns>
    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context, long most, CancellationToken cancellation)
    {
        // The server lets some more through than is taken: the sender then reads the answer instead of losing the connection.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most * 2;
        if (context.Request.ContentLength > most)
            return null;
        try
        {
            return await context.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = most, BufferBodyLengthLimit = most },
                cancellation
            );
        }
        catch (Exception exception) when (RequestProblem.IsTooLarge(exception))
        {
            return null;
        }
    }

    private static IResult Answer(HttpContext context, long id, List<UploadAnswer> answers)
    {
        if (WantsJson(context))
            return TypedResults.Ok(answers);
        if (answers.TrueForAll(answer => answer.IsNew))
            return new SeeOther(FormattableString.Invariant($"{SampleSetEndpoints.Page(id)}?added={answers.Count}"));
        context.Items[AnswerKey] = answers;
        return new RazorComponentResult<App> { PreventStreamingRendering = true };
    }

    private static IResult Refuse(HttpContext context, int status, string title, string detail)
    {
        if (WantsJson(context))
            return TypedResults.Problem(statusCode: status, title: title, detail: detail);
        context.Items[AnswerKey] = new List<UploadAnswer> { new(title, null, false, detail) };
        return new RazorComponentResult<App> { StatusCode = status, PreventStreamingRendering = true };
    }

    private static bool WantsJson(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}

/// <param name="File">As it was called.</param>
/// <param name="Code">Of its sample; null where it was not taken.</param>
/// <param name="IsNew">False where the set had the picture already, or it was not taken.</param>
/// <param name="Problem">Why it was not taken.</param>
public sealed record UploadAnswer(string File, string? Code, bool IsNew, string? Problem);
