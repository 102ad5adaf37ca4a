namespace LoraJudge.Web.Shell;

/// <summary>What a page says when the thing that its address names is not there.</summary>
/// <param name="Title">What is not there.</param>
/// <param name="Advice">What to do instead.</param>
internal sealed record NotFoundWords(string Title, string Advice)
{
    private static readonly object Key = new();

    /// <summary>
    /// Answers 404. Blazor leaves the body of a 404 to the page for status codes, which finds these words in the request.
    /// </summary>
    public void Answer(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = this;
        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public static NotFoundWords? Of(HttpContext? context) => context?.Items[Key] as NotFoundWords;
}
