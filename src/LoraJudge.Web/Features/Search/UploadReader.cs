using LoraJudge.Data.Blobs;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Pictures;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace LoraJudge.Web.Features.Search;

/// <summary>A search's request → the bytes of its picture: a file, or a picture of the catalogue by its hash.</summary>
internal sealed class UploadReader(ImagingOptions limits, IAntiforgery antiforgery, CataloguePictures catalogue, IBlobStore blobs)
{
    public const string FileField = "picture";
    public const string SampleField = "sample";

    /// <summary>What a form holds beside its file.</summary>
    private const int FormOverhead = 64 * 1024;

    /// <exception cref="SearchProblemException">The request holds no picture, or one that is too large.</exception>
    public async Task<byte[]> ReadAsync(HttpContext context, bool fromPage, CancellationToken cancellation)
    {
        var form = await ReadFormAsync(context.Request, cancellation);
        if (fromPage && !await antiforgery.IsRequestValidAsync(context))
            throw new SearchProblemException(SearchProblem.StaleForm);
        var file = form.Files.GetFile(FileField) ?? (form.Files.Count > 0 ? form.Files[0] : null);
        if (file is { Length: > 0 })
            return await ReadFileAsync(file, cancellation);
        if (form.TryGetValue(SampleField, out var sample) && sample is [{ Length: > 0 } sha, ..])
            return await ReadSampleAsync(sha, cancellation);
        throw new SearchProblemException(SearchProblem.NothingChosen);
    }

    private async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
            throw new SearchProblemException(SearchProblem.NotAForm);
        long most = limits.MaxBytes + FormOverhead;
        // The server lets some more through than is taken: the sender then reads the answer instead of losing the connection.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most * 4;
        if (request.ContentLength > most)
            throw new SearchProblemException(SearchProblem.TooManyBytes(limits.MaxBytes));
        try
        {
            return await request.ReadFormAsync(
                new FormOptions
                {
                    MultipartBodyLengthLimit = most,
                    BufferBodyLengthLimit = most,
                    ValueCountLimit = 32,
                },
                cancellation
            );
        }
        catch (Exception exception) when (RequestProblem.IsTooLarge(exception))
        {
            throw new SearchProblemException(SearchProblem.TooManyBytes(limits.MaxBytes));
        }
    }

    private async Task<byte[]> ReadFileAsync(IFormFile file, CancellationToken cancellation)
    {
        if (file.Length > limits.MaxBytes)
            throw new SearchProblemException(SearchProblem.TooManyBytes(limits.MaxBytes));
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private async Task<byte[]> ReadSampleAsync(string sha, CancellationToken cancellation) =>
        await catalogue.ContainsAsync(sha, cancellation) && await blobs.GetAsync(sha, cancellation) is { } bytes
            ? bytes
            : throw new SearchProblemException(SearchProblem.UnknownSample);
}
