using MudBlazor;

namespace LoraJudge.Web.Shell;

/// <summary>A gallery wall: white or nearly black, quiet type, one accent, thin lines. The script of the page's head picks the one.</summary>
internal static class PortalTheme
{
    private const string Paper = "#fdfcfa";
    private const string Ink = "#1c1a17";
    private const string Vermilion = "#a8321a";
    private const string Night = "#151413";
    private const string Chalk = "#efebe4";
    private const string Coral = "#ff9a7a";

    public static MudTheme Light { get; } =
        new()
        {
            PseudoCss = { Scope = ":root" },
            Typography = Type(),
            LayoutProperties = Layout(),
            PaletteLight = new PaletteLight
            {
                Primary = Vermilion,
                Secondary = Ink,
                Background = Paper,
                BackgroundGray = "#f4f2ee",
                Surface = "#ffffff",
                TextPrimary = Ink,
                TextSecondary = "#5d5851",
                ActionDefault = "#5d5851",
                LinesDefault = "#e0dcd5",
                LinesInputs = "#8a847b",
                Divider = "#e0dcd5",
                Error = "#b3261e",
                Success = "#2c6e49",
                Warning = "#8a5a00",
                Info = "#2f5d8a",
            },
        };

    public static MudTheme Dark { get; } =
        new()
        {
            PseudoCss = { Scope = ":root[data-theme=dark]" },
            Typography = Type(),
            LayoutProperties = Layout(),
            PaletteDark = new PaletteDark
            {
                Primary = Coral,
                PrimaryContrastText = Night,
                Secondary = Chalk,
                Background = Night,
                BackgroundGray = "#1e1c1a",
                Surface = "#1b1a18",
                TextPrimary = Chalk,
                TextSecondary = "#b3aca2",
                ActionDefault = "#b3aca2",
                LinesDefault = "#35322e",
                LinesInputs = "#7d766d",
                Divider = "#35322e",
                Error = "#ffb4ab",
                Success = "#8fd3ab",
                Warning = "#f0c36d",
                Info = "#a8c8ec",
            },
        };

    private static Typography Type() =>
        new()
        {
            Default = new DefaultTypography
            {
                FontFamily = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"],
                FontSize = "1rem",
                LineHeight = "1.55",
                LetterSpacing = "normal",
            },
            Button = new ButtonTypography
            {
                TextTransform = "none",
                LetterSpacing = "normal",
                FontSize = "1rem",
            },
        };

    private static LayoutProperties Layout() => new() { DefaultBorderRadius = "2px" };
}
