using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>Names made into places, and rows into columns in their order.</summary>
internal sealed class ImportedColumns
{
    private readonly ImportedJudgments judgments;
    private readonly ImportedItem[] items;
    private readonly Dictionary<string, int> topicOf;
    private readonly Dictionary<string, int> modelOf;

    public ImportedColumns(IReadOnlyList<StudyTopic> topics, string[] models, ImportedItem[] items, ImportedJudgments judgments)
    {
        this.judgments = judgments;
        topicOf = Places(topics.Select(topic => topic.Code));
        modelOf = Places(models);
        this.items = [.. items.OrderBy(item => Topic(item.Topic)).ThenBy(item => modelOf[item.Model])];
        if (items.Select(item => item.Code).Distinct(StringComparer.Ordinal).Count() != items.Length)
            throw new StudyException("items.csv: two items have one code.");
    }

    public ItemColumns Items() =>
        new(
            Array.ConvertAll(items, item => topicOf[item.Topic]),
            Array.ConvertAll(items, item => modelOf[item.Model]),
            Array.ConvertAll(items, item => item.Code)
        );

    public RunColumns Runs(IEnumerable<ImportedEntry> entries) =>
        RunColumns.Of(entries.Select(entry => (entry.Method, Topic(entry.Topic), entry.Rank, modelOf[entry.Model], entry.Score)));

    public JudgmentColumns Judgments()
    {
        var itemOf = items.Index().ToDictionary(pair => (pair.Item.Topic, pair.Item.Model), pair => pair.Index);
        var rows = judgments
            .Rows.Select(row =>
                (row.GivenUtc, row.Participant, Item: Item(itemOf, row), row.Score, row.Milliseconds, row.Position, row.LoadFailures)
            )
            .Order()
            .ToArray();
        return new JudgmentColumns(
            Array.ConvertAll(rows, row => row.Participant),
            Array.ConvertAll(rows, row => row.Item),
            Array.ConvertAll(rows, row => row.Score),
            Array.ConvertAll(rows, row => row.GivenUtc),
            Array.ConvertAll(rows, row => row.Milliseconds),
            Array.ConvertAll(rows, row => row.Position)
        )
        {
            LoadFailures = Array.ConvertAll(rows, row => row.LoadFailures),
        };
    }

    private int Item(Dictionary<(string Topic, string Model), int> itemOf, ImportedJudgment row) =>
        itemOf.TryGetValue((row.Topic, row.Model), out var place) && (row.Item.Length == 0 || row.Item == items[place].Code)
            ? place
            : throw new StudyException($"judgments.csv, line {row.Line}: items.csv has no item {row.Item} of {row.Topic} and {row.Model}.");

    private int Topic(string code) =>
        topicOf.TryGetValue(code, out var place) ? place : throw new StudyException($"There is no query {code} in study.json.");

    private static Dictionary<string, int> Places(IEnumerable<string> names)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
            if (!places.TryAdd(name, places.Count))
                throw new StudyException($"{name} is there twice.");
        return places;
    }
}
