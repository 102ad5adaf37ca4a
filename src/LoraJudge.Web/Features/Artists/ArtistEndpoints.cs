using LoraJudge.Data.Blobs;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Shared.Pictures;
using LoraJudge.Web.Shared.Problems;
using LoraJudge.Web.Shared.Requests;
using Microsoft.AspNetCore.Antiforgery;

namespace LoraJudge.Web.Features.Artists;

/// <summary>What the pages of artists send, and what belongs to a report beside its page.</summary>
internal static class ArtistEndpoints
{
    /// <summary>With <c>Accept: application/json</c>: 201 and the report's address, or problem details. Else: 303, or the page with the words.</summary>
    public static async Task<IResult> AddAsync(
        HttpContext context,
        ArtistUploads uploads,
        StyleSearcher searcher,
        ArtistStore store,
        ArtistWork work,
        CancellationToken cancellation
    )
    {
        try
        {
            var upload = await uploads.ReadAsync(context, fromPage: true, cancellation);
            var snapshot = await searcher.SnapshotAsync(cancellation);
            var awaited = ArtistFindings.Awaited(snapshot.EncoderName, snapshot.EncoderHash, upload.LeftOut);
            var code = await store.AddAsync(upload.Title, upload.Pictures, awaited, cancellation);
            work.Begin(code);
            var url = $"/artists/{code}";
            return context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase)
                ? TypedResults.Created(url, new { id = code, url })
                : new SeeOther(url);
        }
        catch (Exception exception) when (SearchProblem.From(exception) is { } problem)
        {
            return SearchEndpoints.Answer(context, problem);
        }
    }

    /// <summary>For scripts: one request, one report as JSON; nothing is kept.</summary>
    public static async Task<IResult> FindAsync(
        HttpContext context,
        ArtistUploads uploads,
        ArtistFinder finder,
        CancellationToken cancellation
    )
    {
        try
        {
            var upload = await uploads.ReadAsync(context, fromPage: false, cancellation);
            Privacy.Keep(context.Response);
            var pictures = upload
                .Pictures.Select(picture =>
                    (picture.File, (Func<CancellationToken, Task<byte[]?>>)(_ => Task.FromResult<byte[]?>(picture.Bytes)))
                )
                .ToList();
            var findings = await finder.FindAsync(pictures, upload.LeftOut, (_, _) => { }, cancellation);
            return TypedResults.Text(findings.ToJson(), "application/json");
        }
        catch (Exception exception) when (SearchProblem.From(exception) is { } problem)
        {
            return SearchEndpoints.Answer(context, problem);
        }
    }

    /// <summary>A report as JSON; 202 while it is being made.</summary>
    public static async Task<IResult> JsonAsync(string code, HttpContext context, ArtistStore store, CancellationToken cancellation)
    {
        Privacy.Keep(context.Response);
        if (await store.FindAsync(code, cancellation) is not { } report)
            return TypedResults.NotFound();
        var findings = ArtistFindings.Read(report.Findings);
        return TypedResults.Text(
            report.Findings,
            "application/json",
            statusCode: findings.IsDone ? StatusCodes.Status200OK : StatusCodes.Status202Accepted
        );
    }

    /// <summary>One of the report's pictures, for those who know its address.</summary>
    public static async Task<IResult> PictureAsync(
        string code,
        int position,
        int width,
        HttpContext context,
        ArtistStore store,
        IBlobStore blobs,
        IImageDecoder decoder,
        CancellationToken cancellation
    )
    {
        Privacy.Keep(context.Response);
        if (
            !PictureWidths.All.Contains(width)
            || await store.FindAsync(code, cancellation) is not { } report
            || report.Pictures.Find(picture => picture.Position == position) is not { } picture
        )
            return TypedResults.NotFound();
        var answer = await PassingPicture.AnswerAsync(context, picture.BlobSha256, width, blobs, decoder, cancellation);
        Privacy.Keep(context.Response);
        return answer;
    }

    /// <summary>Removes a report at once, with its pictures.</summary>
    public static async Task<IResult> RemoveAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        ArtistStore store,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(statusCode: 400, title: SearchProblem.StaleForm.Title, detail: SearchProblem.StaleForm.Detail);
        return await store.RemoveAsync(code, cancellation) ? new SeeOther("/artists?removed=true") : TypedResults.NotFound();
    }
}
