using System.Globalization;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Search.Results;

/// <summary>A search at its own address.</summary>
public sealed partial class ResultPage
{
    private static readonly NotFoundWords NoSuchSearch = new(
        "There is no such search",
        "Its address may have a slip. Search with a picture to get a result of your own."
    );

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>How many models are shown.</summary>
    [SupplyParameterFromQuery(Name = "top")]
    private int? AskedTop { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ResultHandler Handler { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private ResultView? View { get; set; }

    private int Top => Math.Clamp(AskedTop ?? ResultHandler.PageSize, 1, ResultHandler.MostModels);

    private string Title =>
        View switch
        {
            ResultView.Found { Cards: [var first, ..] } => $"{first.Model.Name} and others",
            ResultView.Removed => "Search removed",
            ResultView.Unavailable => "Please wait",
            _ => "No such search",
        };

    protected override async Task OnParametersSetAsync()
    {
        var timings = Http is null ? new SearchTimings(Time) : SearchEndpoints.Time(Http, Time);
        View = await Handler.OpenAsync(Code, Top, timings, Http?.RequestAborted ?? CancellationToken.None);
        if (Http is null)
            return;
        if (View is ResultView.Unknown)
            NoSuchSearch.Answer(Http);
        else
            Answer(Http.Response, View);
    }

    private static void Answer(HttpResponse response, ResultView view)
    {
        // The page of a result has a form, whose token forbids caching by itself.
        if (view is not ResultView.Found)
            response.Headers.CacheControl = "no-store";
        response.StatusCode = view switch
        {
            ResultView.Removed => StatusCodes.Status410Gone,
            ResultView.Unavailable unavailable => unavailable.Problem.Status,
            _ => StatusCodes.Status200OK,
        };
        if (view is ResultView.Unavailable { Problem.RetryAfter: { } wait })
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}
