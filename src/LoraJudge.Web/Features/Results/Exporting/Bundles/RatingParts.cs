using System.Text;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>Who judged what: judgments, items, participants, and the matrix of ratings.</summary>
internal sealed class RatingParts(BundleSource source)
{
    private readonly StudyData data = source.Data;

    public IEnumerable<BundlePart> All() =>
        [new("judgments.csv", Judgments), new("items.csv", Items), new("participants.csv", Participants), new("ratings-wide.csv", Wide)];

    /// <summary>Everybody's, left out or not.</summary>
    private long? Judgments(Stream stream)
    {
        using var table = new CsvTable(stream, JudgmentHeader);
        var (given, items) = (data.Judgments, data.Items);
        for (var at = 0; at < given.Count; at++)
        {
            var item = given.Item[at];
            table.Text(data.Participants[given.Participant[at]].Pseudonym).Text(data.Topics[items.Topic[item]].Code);
            table.Text(data.Models[items.Model[item]]).Text(items.Code[item]).Number(given.Score[at]).Time(given.GivenUtc[at]);
            table.Number(Known(given.Milliseconds[at])).Number(Known(given.Position[at]));
            table.Number(given.LoadFailures.ElementAtOrDefault(at)).End();
        }

        return table.Rows;
    }

    private long? Items(Stream stream)
    {
        using var table = new CsvTable(stream, "item", "topic", "model", "judgments", "grade", "relevant");
        var counts = new int[data.Items.Count];
        foreach (var at in Kept())
            counts[data.Judgments.Item[at]]++;
        var retrieval = source.Results.Retrieval;
        for (var item = 0; item < counts.Length; item++)
        {
            var grade = retrieval.Grades[item];
            Item(table, item).Number(counts[item]).Number(grade).Number(grade is { } known ? Flag(known >= retrieval.RelevantGrade) : null);
            table.End();
        }

        return table.Rows;
    }

    private long? Participants(Stream stream)
    {
        using var table = new CsvTable(
            stream,
            "participant",
            "judgments",
            "mean_score",
            "median_ms",
            "checks_passed",
            "checks_failed",
            "created_utc",
            "consent_version",
            "consent_utc",
            "practised_utc",
            "finished_utc",
            "left_out_by"
        );
        foreach (var (one, person) in source.Results.Participation.Participants.Zip(data.Participants))
        {
            table.Text(one.Pseudonym).Number(one.Judgments).Number(one.MeanScore).Number(one.MedianMilliseconds);
            table.Number(one.ChecksPassed).Number(one.ChecksFailed).Time(person.CreatedUtc);
            table.Text(person.ConsentVersion).Time(person.ConsentUtc).Time(person.PractisedUtc).Time(person.FinishedUtc);
            table.Text(one.LeftOutBy).End();
        }

        return table.Rows;
    }

    /// <summary>Items × participants who are kept. A row is filled when it is written: the matrix is mostly empty.</summary>
    private long? Wide(Stream stream)
    {
        int[] columns = [.. Enumerable.Range(0, source.IsKept.Length).Where(one => source.IsKept[one])];
        using var table = new CsvTable(
            stream,
            [.. (string[])["item", "topic", "model"], .. columns.Select(one => data.Participants[one].Pseudonym)]
        );
        var byItem = Kept().ToLookup(at => data.Judgments.Item[at]);
        var columnOf = columns.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var row = new StringBuilder();
        for (var item = 0; item < data.Items.Count; item++)
        {
            Item(table, item);
            row.Clear();
            var next = 0;
            foreach (
                var (column, score) in byItem[item]
                    .Select(at => (columnOf[data.Judgments.Participant[at]], data.Judgments.Score[at]))
                    .Order()
            )
            {
                row.Append(',', column + 1 - next).Append(score);
                next = column + 1;
            }

            table.End(row.Append(',', columns.Length - next));
        }

        return table.Rows;
    }

    private CsvTable Item(CsvTable table, int item) =>
        table.Text(data.Items.Code[item]).Text(data.Topics[data.Items.Topic[item]].Code).Text(data.Models[data.Items.Model[item]]);

    private IEnumerable<int> Kept() => Enumerable.Range(0, data.Judgments.Count).Where(at => source.IsKept[data.Judgments.Participant[at]]);

    internal static int? Known(int number) => number == 0 ? null : number;

    private static int Flag(bool holds) => holds ? 1 : 0;

    /// <summary>The columns of judgments.csv, here and in <see cref="ParquetJudgments"/>.</summary>
    public static readonly string[] JudgmentHeader =
    [
        "participant",
        "topic",
        "model",
        "item",
        "score",
        "given_utc",
        "response_ms",
        "position",
        "load_failures",
    ];
}
