using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Artists;

/// <summary>A report at its address, or how far it is.</summary>
public sealed partial class ArtistReportPage
{
    private static readonly NotFoundWords NoSuchReport = new(
        "There is no such report",
        "Its address may have a slip, or it has been removed: by whoever made it, or because its time was over."
    );

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ArtistStore Store { get; set; } = null!;

    [Inject]
    private ArtistWork Work { get; set; } = null!;

    private ArtistReport? Report { get; set; }

    private ArtistFindings? Findings { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Http is not null)
            Privacy.Keep(Http.Response);
        Report = await Store.FindAsync(Code, Http?.RequestAborted ?? CancellationToken.None);
        if (Report is null)
        {
            if (Http is not null)
                NoSuchReport.Answer(Http);
            return;
        }

        Findings = ArtistFindings.Read(Report.Findings);
        if (!Findings.IsDone)
            Work.Begin(Code);
    }
}
