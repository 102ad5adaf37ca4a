using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ruling = LoraJudge.Domain.Catalog.CleansingRuling;

namespace LoraJudge.Web.Features.Production.Cleansing;

/// <summary>Pictures beside their samples, and who decides whether they are used.</summary>
public sealed partial class CleansingPictures
{
    private static readonly (CleansingList List, string Words)[] Lists =
    [
        (CleansingList.Removed, "Removed"),
        (CleansingList.Used, "In use, nearest to their samples first"),
        (CleansingList.Ruled, "Decided by hand"),
    ];

    [Parameter, EditorRequired]
    public CleansingView View { get; set; } = null!;

    private string Nothing =>
        View.Show switch
        {
            CleansingList.Removed => View.IsPreview
                ? "This threshold would remove nothing."
                : "Nothing is removed: no picture is as near to its sample as the threshold says.",
            CleansingList.Used => "No picture is in use.",
            _ => "Nothing was decided by hand.",
        };

    private string Address(CleansingList list, int page)
    {
        var threshold = View.IsPreview ? $"&threshold={CleansingPage.Number(View.Threshold)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{CleansingEndpoints.Page(View.SetId)}?show={list.ToString().ToLowerInvariant()}&page={page}{threshold}#list"
        );
    }

    private static string Mse(CleansingRow row) =>
        row.Mse is { } mse ? mse.ToString(mse < 10 ? "0.####" : "N0", CultureInfo.InvariantCulture) : "not measured";

    private string Why(CleansingRow row) =>
        (row.Ruling, row.IsRemoved) switch
        {
            (Ruling.Kept, _) => "kept by hand",
            (Ruling.Removed, _) => "removed by hand",
            (_, true) when row.Mse < View.Threshold => "removed: below the threshold",
            (_, true) => "removed now; this threshold would take it back",
            (_, false) when row.Mse < View.Threshold => "in use; this threshold would remove it",
            _ => "in use",
        };
}
