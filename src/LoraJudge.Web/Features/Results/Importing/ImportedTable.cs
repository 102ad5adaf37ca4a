using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>A CSV file that somebody sent. Every problem names the file, the line and the column.</summary>
internal sealed class ImportedTable : IDisposable
{
    private const int MostLetters = 1000;

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        BadDataFound = bad => throw new StudyException($"Line {bad.Context.Parser?.RawRow}: a quotation mark stands where none belongs."),
        MaxFieldSize = 1 << 16,
    };

    private readonly string name;
    private readonly CsvParser parser;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    /// <param name="required">Columns that must be there.</param>
    public ImportedTable(string name, byte[] content, params ReadOnlySpan<string> required)
    {
        this.name = name;
        parser = new CsvParser(new StreamReader(new MemoryStream(content), new UTF8Encoding(false, throwOnInvalidBytes: true)), Format);
        if (!Next())
            throw Wrong("it is empty: the first line names the columns.");
        for (var at = 0; at < parser.Count; at++)
            if (!columns.TryAdd(CsvText.Plain(parser[at].Trim()), at))
                throw Wrong($"the column {parser[at]} is there twice.");
        foreach (var column in required)
            if (!columns.ContainsKey(column))
                throw Wrong($"the column {column} is missing. There are: {string.Join(", ", columns.Keys.Take(20))}.");
    }

    public int Line => parser.RawRow;

    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>Moves to the next row; blank lines are passed over.</summary>
    public bool Next()
    {
        try
        {
            while (parser.Read())
            {
                if (columns.Count > 0 && parser.Count != columns.Count)
                    throw Wrong($"it has {parser.Count} fields, the first line {columns.Count}.");
                return true;
            }

            return false;
        }
        catch (Exception exception) when (exception is CsvHelperException or DecoderFallbackException)
        {
            throw Wrong(exception.InnerException is StudyException own ? own.Message : "it is no CSV in UTF-8.");
        }
    }

    /// <returns>Empty where the column is not there.</returns>
    public string Text(string column) => columns.TryGetValue(column, out var at) ? CsvText.Plain(parser[at]) : "";

    /// <summary>A name of a query, a model, an item or a participant: one word, as TREC's files need it.</summary>
    public string Word(string column) =>
        Text(column) is { Length: > 0 and <= MostLetters } word
        && !word.StartsWith('#')
        && !word.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
            ? word
            : throw Wrong(column, $"one word of up to {MostLetters} letters, without white space");

    /// <summary>Any text of 1 to <paramref name="most"/> letters.</summary>
    public string Words(string column, int most) =>
        Text(column) is { Length: > 0 } text && text.Length <= most ? text : throw Wrong(column, $"a text of 1 to {most} letters");

    public int Whole(string column, int least, int most) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(column, $"a whole number from {least} to {most}");

    public double Finite(string column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(column, "a number");

    /// <returns>0 where nothing is written.</returns>
    public int WholeOrNone(string column) => Text(column).Length == 0 ? 0 : Whole(column, 0, int.MaxValue);

    /// <returns>Null where nothing is written, or what stands for nothing.</returns>
    public DateTime? Utc(string column) =>
        Text(column) is not { Length: > 0 } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? KnownTime.Of(time.UtcDateTime)
        : throw Wrong(column, "a time such as 2026-01-31T12:30:00Z");

    public StudyException Wrong(string column, string wanted) => Wrong($"column {column}: \"{Shown(Text(column))}\" is not {wanted}.");

    public StudyException Wrong(string problem) => new($"{name}, line {Math.Max(1, Line)}: {problem}");

    public void Dispose() => parser.Dispose();

    private static string Shown(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
