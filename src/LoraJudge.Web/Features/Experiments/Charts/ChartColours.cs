namespace LoraJudge.Web.Features.Experiments.Charts;

/// <summary>Where a chart is shown.</summary>
internal enum LineChartStyle
{
    /// <summary>In a page: colours are those of <c>charts.css</c>, for light and dark.</summary>
    Page,

    /// <summary>In a file of its own: black and colours on white.</summary>
    File,
}

/// <summary>
/// Colours that colour-blind people tell apart (Okabe and Ito, "Color universal design", 2008; without its yellow, which is too pale for
/// lines), ordered so that neighbours differ in grey too. Markers differ with them.
/// </summary>
internal static class ChartColours
{
    /// <summary><c>charts.css</c> has as many.</summary>
    public static IReadOnlyList<string> Palette { get; } = ["#0072b2", "#e69f00", "#000000", "#009e73", "#cc79a7", "#d55e00", "#56b4e9"];

    public const string Ink = "#1c1a17";
    public const string Grid = "#dddddd";

    /// <summary>The colour's place in the palette, which begins anew after its last.</summary>
    public static int Place(int colour) => ((colour % Palette.Count) + Palette.Count) % Palette.Count;
}
