using System.Globalization;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Shared.Problems;
using LoraJudge.Web.Shared.Words;
using LoraJudge.Web.Shared.Work;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.Cleansing;

/// <summary>What cleansing has removed of a set's pictures, and by which threshold.</summary>
public sealed partial class CleansingPage
{
    private static readonly NotFoundWords NoSuchSet = new("There is no such sample set", "The list of sets shows those that there are.");

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "threshold")]
    private string? ThresholdText { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "picture")]
    private long? Picture { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private CleansingReader Reader { get; set; } = null!;

    [Inject]
    private CleansingJobs Jobs { get; set; } = null!;

    private CleansingView? View { get; set; }

    private WorkItem? Measuring { get; set; }

    private bool IsMeasuring => Measuring is { IsUnderWay: true };

    private string Address => CleansingEndpoints.Page(Id);

    private string? WrongThreshold => ThresholdText is { } text && CleansingEndpoints.Threshold(text) is null ? text : null;

    private string? Note =>
        Done switch
        {
            "threshold" => $"Saved. {Counted.Of(View!.RemovedNow, "picture is", "pictures are")} removed now; searches follow in a moment.",
            nameof(CleansingRuling.Kept) => "The picture is taken back. Searches follow in a moment.",
            nameof(CleansingRuling.Removed) => "The picture is removed. Searches follow in a moment.",
            nameof(CleansingRuling.ByThreshold) => "The picture is left to the threshold again.",
            _ => null,
        };

    /// <summary>What was ruled of the picture before.</summary>
    private CleansingRuling? Undo =>
        Picture is not null && Enum.TryParse<CleansingRuling>(Before, out var before) && Enum.IsDefined(before) ? before : null;

    protected override async Task OnParametersSetAsync()
    {
        View = await Reader.GetAsync(
            Id,
            CleansingEndpoints.Threshold(ThresholdText),
            Enum.TryParse<CleansingList>(Show, ignoreCase: true, out var list) && Enum.IsDefined(list) ? list : CleansingList.Removed,
            PageNumber ?? 1,
            Http?.RequestAborted ?? CancellationToken.None
        );
        Measuring = Jobs.Of(Id);
        if (View is null && Http is not null)
            NoSuchSet.Answer(Http);
    }

    internal static string Number(double mse) => mse.ToString("R", CultureInfo.InvariantCulture);

    private static string Effect(CleansingView view)
    {
        var what =
            $"{Counted.Of(view.ByThreshold, "picture lies", "pictures lie")} below {Number(view.Threshold)} of {Counted.Of(view.Measured)} that were measured";
        var hand = (view.ByHand, view.Kept) switch
        {
            (0, 0) => "",
            var (removed, kept) => $" Beside them, {removed} removed and {kept} kept by hand.",
        };
        return view.IsPreview ? $"{what}: saving it would remove {(view.ByThreshold == 1 ? "it" : "them")}.{hand}" : $"{what}.{hand}";
    }

    private static string Distribution(CleansingView view) =>
        view.Middle is var (low, median, high)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{view.Measured:N0} pictures. Half of them lie between {low:N0} and {high:N0}, the median is {median:N0}. The axis is logarithmic; what equals its sample is at its left end."
            )
            : "";
}
