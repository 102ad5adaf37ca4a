using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace LoraJudge.Web.Features.Artists;

/// <summary>A request → an artist's pictures. Those that are none are left out, with the reason.</summary>
internal sealed class ArtistUploads(ImagingOptions limits, ArtistOptions options, IImageDecoder decoder, IAntiforgery antiforgery)
{
    public const string FileField = "pictures";
    public const string TitleField = "title";

    /// <summary>What a form holds beside its files.</summary>
    private const int FormOverhead = 64 * 1024;

    /// <exception cref="SearchProblemException">Too few pictures, too many, or too large a request.</exception>
    public async Task<ArtistUpload> ReadAsync(HttpContext context, bool fromPage, CancellationToken cancellation)
    {
        var form = await ReadFormAsync(context, cancellation);
        if (fromPage && !await antiforgery.IsRequestValidAsync(context))
            throw new SearchProblemException(SearchProblem.StaleForm);
        // A browser sends one empty file where none was chosen.
        IFormFile[] files = [.. form.Files.Where(file => file.Length > 0 || file.FileName.Length > 0)];
        if (files.Length > options.MostPictures)
            throw new SearchProblemException(TooMany(files.Length));
        var (pictures, leftOut) = (new List<(ArtistFile, byte[])>(), new List<LeftOutFile>());
        foreach (var file in files)
            await TakeAsync(file, pictures, leftOut, cancellation);
        if (pictures.Count < ArtistOptions.FewestPictures)
            throw new SearchProblemException(TooFew(pictures.Count, leftOut));
        var title = form[TitleField].ToString().Trim();
        return new ArtistUpload(title.Length == 0 ? null : Shorten(title, ArtistReport.MaxTitleLength), pictures, leftOut);
    }

    private async Task TakeAsync(
        IFormFile file,
        List<(ArtistFile File, byte[] Bytes)> pictures,
        List<LeftOutFile> leftOut,
        CancellationToken cancellation
    )
    {
        var name = Shorten(
            Path.GetFileName(file.FileName.Replace('\\', '/')) is { Length: > 0 } plain ? plain : "picture",
            ArtistPicture.MaxFileNameLength
        );
        if (file.Length > limits.MaxBytes)
        {
            leftOut.Add(new LeftOutFile(name, SearchProblem.TooManyBytes(limits.MaxBytes).Detail));
            return;
        }

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(bytes, cancellation);
        try
        {
            var header = decoder.ReadHeader(bytes);
            var sha = BlobKey.Of(bytes);
            if (pictures.Find(other => other.File.Sha256 == sha) is { File: { } same })
                leftOut.Add(new LeftOutFile(name, $"It is the same file as {same.FileName}."));
            else
                pictures.Add((new ArtistFile(pictures.Count + 1, name, sha, header.Width, header.Height, bytes.LongLength), bytes));
        }
        catch (ImageRejectedException exception)
        {
            leftOut.Add(new LeftOutFile(name, exception.Message));
        }
    }

    private async Task<IFormCollection> ReadFormAsync(HttpContext context, CancellationToken cancellation)
    {
        if (!context.Request.HasFormContentType)
            throw new SearchProblemException(
                SearchProblem.NotAForm with
                {
                    Detail = $"Send the pictures as multipart/form-data, in fields named {FileField}.",
                }
            );
        var most = ((long)limits.MaxBytes * options.MostPictures) + FormOverhead;
        // The server lets some more through than is taken: the sender then reads the answer instead of losing the connection.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most + limits.MaxBytes;
        if (context.Request.ContentLength > most)
            throw new SearchProblemException(SearchProblem.TooManyBytes(most));
        try
        {
            return await context.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = limits.MaxBytes + (long)FormOverhead, ValueCountLimit = 32 },
                cancellation
            );
        }
        catch (Exception exception) when (RequestProblem.IsTooLarge(exception))
        {
            throw new SearchProblemException(SearchProblem.TooManyBytes(limits.MaxBytes));
        }
    }

    private SearchProblem TooMany(int count) =>
        new(
            400,
            "too-many-pictures",
            "Too many pictures",
            $"{count} pictures were sent; {options.MostPictures} are taken at most. Choose those that show your style best."
        );

    private static SearchProblem TooFew(int count, List<LeftOutFile> leftOut) =>
        new(
            leftOut.Count > 0 ? 422 : 400,
            "too-few-pictures",
            "Choose two pictures or more",
            count + leftOut.Count == 1 && leftOut.Count == 0
                ? "One picture was sent. To look for one picture, search with it."
                : string.Join(
                    ' ',
                    leftOut.Select(file => $"{file.FileName}: {file.Reason}").Append($"{count} of the pictures can be used.")
                )
        );

    private static string Shorten(string text, int most) => text.Length <= most ? text : text[..most];
}

/// <param name="Pictures">Two or more, in their order.</param>
internal sealed record ArtistUpload(
    string? Title,
    IReadOnlyList<(ArtistFile File, byte[] Bytes)> Pictures,
    IReadOnlyList<LeftOutFile> LeftOut
);
