using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Judge.Taking;

/// <summary>What the judging page's script asks for and sends.</summary>
internal static class JudgingEndpoints
{
    /// <summary>200 with the block; 204 where nothing is left; 409 with the words.</summary>
    public static Task<IResult> ItemsAsync(string code, HttpContext context, ItemsReader reader, CancellationToken cancellation) =>
        AnswerAsync(
            context,
            async () => await reader.ReadAsync(code, cancellation) is { } block ? TypedResults.Json(block) : TypedResults.NoContent()
        );

    /// <summary>200 with the position and the score once it is on disk; 409 with the words and the reason.</summary>
    public static async Task<IResult> SaveAsync(
        string code,
        long assignment,
        int position,
        HttpContext context,
        JudgmentHandler handler,
        CancellationToken cancellation
    ) =>
        await BodyAsync<JudgmentBody>(context, cancellation) is { } body
            ? await AnswerAsync(
                context,
                async () =>
                {
                    await handler.SaveAsync(code, assignment, position, body.Given, cancellation);
                    return TypedResults.Json(new SavedScore(position, body.Score));
                }
            )
            : Problem(
                StatusCodes.Status400BadRequest,
                new JudgeException(
                    "A judgment is sent as {\"score\": 1 to 4, \"milliseconds\": a whole number, \"failures\": a whole number}."
                )
            );

    /// <summary>204; 409 with the words where items are left.</summary>
    public static Task<IResult> CompleteAsync(
        string code,
        long assignment,
        HttpContext context,
        JudgmentHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            async () =>
            {
                var body = await BodyAsync<CompleteBody>(context, cancellation);
                await handler.CompleteAsync(code, assignment, body?.Unshown ?? [], cancellation);
                return TypedResults.NoContent();
            }
        );

    public static async Task<IResult> ItemPictureAsync(
        string item,
        string name,
        int width,
        HttpContext context,
        StudyPictures pictures,
        CancellationToken cancellation
    ) => Picture(context, await pictures.OfItemAsync(item, name, width, cancellation));

    public static async Task<IResult> ExamplePictureAsync(
        string code,
        int number,
        string name,
        int width,
        HttpContext context,
        StudyPictures pictures,
        CancellationToken cancellation
    ) => Picture(context, await pictures.OfExampleAsync(code, number, name, width, cancellation));

    private static IResult Picture(HttpContext context, string? path)
    {
        if (path is null)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=604800, immutable";
        return TypedResults.PhysicalFile(path, "image/webp");
    }

    private static async Task<T?> BodyAsync<T>(HttpContext context, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return context.Request.HasJsonContentType() ? await context.Request.ReadFromJsonAsync<T>(cancellation) : null;
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, Func<Task<IResult>> work)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            return await work();
        }
        catch (JudgeException exception)
        {
            return Problem(StatusCodes.Status409Conflict, exception);
        }
    }

    /// <returns>Words for the participant, and the reason for the script.</returns>
    internal static ProblemHttpResult Problem(int status, JudgeException exception) =>
        TypedResults.Problem(
            statusCode: status,
            title: exception.Message,
            detail: exception.Message,
            extensions: [new("reason", exception.Refusal.ToString())]
        );

    private sealed record JudgmentBody(int Score, int Milliseconds, int? Failures)
    {
        public GivenScore Given => new(Score, Milliseconds, Failures);
    }

    private sealed record CompleteBody(IReadOnlyList<int>? Unshown);
}

/// <summary>Says that a score is stored, and which: whatever else answers in the portal's place cannot say that.</summary>
/// <param name="Position">Of the item, as it was sent.</param>
internal sealed record SavedScore(int Position, int Score);
