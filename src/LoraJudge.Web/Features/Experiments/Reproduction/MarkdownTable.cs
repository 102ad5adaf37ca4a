using System.Globalization;
using System.Text;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>A table of Markdown, and figures as its cells.</summary>
internal sealed class MarkdownTable(params string[] heads)
{
    public const string None = "–";

    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, heads);
        Line(text, [.. heads.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in rows)
            Line(text, row);
        return text.ToString();
    }

    /// <summary>"0.482 (0.471 to 0.490)": mean, and least and largest where there are several.</summary>
    public static string Spread(IEnumerable<double?> values, string format = "0.000")
    {
        double[] there = [.. values.OfType<double>()];
        return there.Length switch
        {
            0 => None,
            1 => Figure(there[0], format),
            _ => $"{Figure(there.Average(), format)} ({Figure(there.Min(), format)} to {Figure(there.Max(), format)})",
        };
    }

    public static string Figure(double? value, string format = "0.000") => value?.ToString(format, CultureInfo.InvariantCulture) ?? None;

    /// <summary>"&lt; 0.001", or with three decimals.</summary>
    public static string PValue(double? p) => p is < 0.001 ? "< 0.001" : Figure(p);

    private static void Line(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
