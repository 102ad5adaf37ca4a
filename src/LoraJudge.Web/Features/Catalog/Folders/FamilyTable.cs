using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;

namespace LoraJudge.Web.Features.Catalog.Folders;

/// <summary>
/// Which models of a folder are of one family: a CSV file in it or beside it, with a line a model. Other columns are passed over.
/// </summary>
internal static class FamilyTable
{
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly string[] FileNames = ["families.csv", "producers.csv"];
    private static readonly string[] ModelColumns = ["model", "producer"];
    private static readonly string[] FamilyColumns = ["family", "group"];

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
        MissingFieldFound = null,
        BadDataFound = null,
    };

    /// <param name="folder">With a folder a model.</param>
    /// <returns>Path of its table; null where there is none.</returns>
    public static string? Find(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new[] { path, Path.GetDirectoryName(path) }
            .OfType<string>()
            .SelectMany(place => FileNames.Select(name => Path.Combine(place, name)))
            .FirstOrDefault(File.Exists);
    }

    /// <returns>Families by the names of the models' folders; models without one are missing.</returns>
    /// <exception cref="InvalidDataException">It is no such table; the message says what it lacks.</exception>
    public static IReadOnlyDictionary<string, string> Read(string file)
    {
        var name = Path.GetFileName(file);
        if (new FileInfo(file).Length > MaxBytes)
            throw new InvalidDataException($"{name} has more than {MaxBytes} bytes.");
        try
        {
            using var reader = new CsvReader(new StreamReader(file), Format);
            if (!reader.Read() || !reader.ReadHeader())
                throw new InvalidDataException($"{name} is empty: its first line names the columns, model and family.");
            var heads = reader.HeaderRecord!.Select(head => head.Trim().ToLowerInvariant()).ToArray();
            string Column(string[] names) =>
                Array.Find(names, heads.Contains)
                ?? throw new InvalidDataException($"{name} has no column {names[0]}: it needs the columns model and family.");
            var (model, family) = (Column(ModelColumns), Column(FamilyColumns));
            return Rows(reader, name, model, family);
        }
        catch (CsvHelperException exception)
        {
            throw new InvalidDataException($"{name} cannot be read as CSV: {exception.Message}", exception);
        }
    }

    private static Dictionary<string, string> Rows(CsvReader reader, string name, string model, string family)
    {
        var families = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader.GetField(family)?.Trim() is not { Length: > 0 } said || reader.GetField(model)?.Trim() is not { Length: > 0 } folder)
                continue;
            if (said.Length > LoraModel.MaxNameLength || said.Any(char.IsControl))
                throw new InvalidDataException($"{name}: the family of {folder} takes 1 to {LoraModel.MaxNameLength} letters in one line.");
            families[Nfc.Of(folder)] = Nfc.Of(said);
        }

        return families;
    }
}
