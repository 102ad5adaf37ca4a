using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Shell;

/// <summary>What a person sees in place of an empty answer.</summary>
public sealed partial class ProblemPage
{
    [Parameter]
    public int? Status { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private NotFoundWords? Words => Code == StatusCodes.Status404NotFound ? NotFoundWords.Of(Http) : null;

    private RequestProblem? Problem => RequestProblem.Of(Http);

    private int Code => Status ?? StatusCodes.Status404NotFound;

    private string Title =>
        Problem?.Title
        ?? Words?.Title
        ?? Code switch
        {
            StatusCodes.Status403Forbidden => "Your account may not do that",
            StatusCodes.Status404NotFound => "There is nothing at this address",
            StatusCodes.Status405MethodNotAllowed => "This address is not for that",
            StatusCodes.Status410Gone => "This was here, and is gone",
            < 500 => "The portal could not take that request",
            _ => "Something went wrong",
        };

    private string Advice =>
        Problem?.Detail
        ?? Words?.Advice
        ?? Code switch
        {
            StatusCodes.Status403Forbidden => "Ask an administrator of this portal, or sign in with another account.",
            StatusCodes.Status404NotFound => "The link may have a slip, or what it led to has been taken away.",
            StatusCodes.Status405MethodNotAllowed => "Go to the start page and begin from there.",
            StatusCodes.Status410Gone => "Search again to get a new result.",
            < 500 => "Go back, load the page again and try once more.",
            _ => "Try again. If it stays like this, tell who runs the portal: its log says what happened.",
        };
}
