using System.Text;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>A multipart request → its files one after the other, as they come: none is ever in memory, or on the disk before its turn.</summary>
internal sealed class UploadedLoras(LoraIntake intake, IAntiforgery antiforgery)
{
    public const string FileField = "files";
    public const string SameWeightsField = "sameWeights";

    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private const int MaxFieldBytes = 8 * 1024;
    private const int MaxFiles = 200;

    public async Task<RegisterAnswer> TakeAsync(HttpContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Boundary(context.Request) is not { } boundary)
            return RegisterAnswer.Of("The request held no form: send the files from the page.");
        // Each file has a limit of its own.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        var results = new List<Registration>();
        var (isChecked, evenSameWeights) = (false, false);
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body);
            while (await reader.ReadNextSectionAsync(cancellation) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                    continue;
                var field = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (field == TokenField && !disposition.IsFileDisposition())
                    context.Request.Headers[TokenHeader] = await FieldAsync(part, cancellation);
                else if (field == SameWeightsField)
                    evenSameWeights = await FieldAsync(part, cancellation) == "true";
                if (!disposition.IsFileDisposition() || Name(disposition) is not { Length: > 0 } name)
                    continue;
                // The token stands before the files. Given as a header, it is checked without a look at the body.
                if (!isChecked && !(isChecked = await antiforgery.IsRequestValidAsync(context)))
                    return RegisterAnswer.Of($"{SearchProblem.StaleForm.Title}: load it again, then choose the files once more.");
                if (results.Count == MaxFiles)
                    return new RegisterAnswer(null, [.. results, Registration.Refused(name, $"{MaxFiles} files are taken at once.")]);
                results.Add(await intake.TakeAsync(name, part.Body, evenSameWeights, cancellation));
            }
        }
        catch (Exception exception) when (results.Count > 0 && RequestProblem.Of(exception) is not null)
        {
            return new RegisterAnswer(null, results);
        }

        return results.Count > 0
            ? new RegisterAnswer(null, results)
            : RegisterAnswer.Of("No file was chosen: choose .safetensors files, or drop them on the page.");
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= 200 } boundary
            ? boundary
            : null;

    private static string Name(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();

    private static async Task<string> FieldAsync(MultipartSection part, CancellationToken cancellation)
    {
        var bytes = new byte[MaxFieldBytes];
        var count = await part.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
