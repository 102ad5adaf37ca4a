namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>
/// Text in a CSV file that a spreadsheet must not take for a formula: an apostrophe stands before what would begin one (OWASP, CSV
/// injection). Reading takes it away again.
/// </summary>
internal static class CsvText
{
    private const char Guard = '\'';
    private const string Risky = "=+-@\t\r'";

    public static string Hardened(string text) => text is [var first, ..] && Risky.Contains(first) ? Guard + text : text;

    public static string Plain(string field) => field is [Guard, var second, ..] && Risky.Contains(second) ? field[1..] : field;
}
