using System.Globalization;
using System.Text;
using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>What the methods found and what was judged, as trec_eval reads it.</summary>
internal sealed class TrecParts(BundleSource source)
{
    public const string ScoresName = "scores.csv";

    private readonly StudyData data = source.Data;

    public IEnumerable<BundlePart> All() => [.. Runs(), new(ScoresName, Scores), new("qrels/aggregated.qrels", Aggregated), .. Raters()];

    private IEnumerable<BundlePart> Runs() =>
        source.MethodFiles.Select((file, method) => new BundlePart($"runs/{file}.run", stream => Run(stream, method, file)));

    /// <summary>Every reader ranks it as the study did, also where the method's scores are equal.</summary>
    private long? Run(Stream stream, int method, string tag)
    {
        using var writer = Writer(stream);
        var (rows, runs) = (0, data.Runs);
        var entries = Enumerable.Range(0, runs.Count).Where(at => runs.Method[at] == method);
        foreach (var topic in entries.GroupBy(at => runs.Topic[at]))
        foreach (var (at, score) in topic.Zip(DescendingScores.Of([.. topic.Select(at => runs.Score[at])])))
        {
            writer.Write(Line(at, score, tag));
            rows++;
        }

        return rows;
    }

    private string Line(int at, double score, string tag) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Topics[data.Runs.Topic[at]].Code} Q0 {data.Models[data.Runs.Model[at]]} {data.Runs.Rank[at]} {score:R} {tag}\n"
        );

    /// <summary>What the methods' scores are: equal ones are equal here.</summary>
    private long? Scores(Stream stream)
    {
        using var table = new CsvTable(stream, "method", "topic", "rank", "model", "score");
        var runs = data.Runs;
        for (var at = 0; at < runs.Count; at++)
        {
            table.Text(data.Methods[runs.Method[at]]).Text(data.Topics[runs.Topic[at]].Code).Number(runs.Rank[at]);
            table.Text(data.Models[runs.Model[at]]).Number(runs.Score[at]).End();
        }

        return table.Rows;
    }

    /// <summary>Grades of the figures, of items that somebody judged.</summary>
    private long? Aggregated(Stream stream) =>
        Write(
            stream,
            Enumerable
                .Range(0, data.Items.Count)
                .Where(item => source.Results.Retrieval.Grades[item] is not null)
                .Select(item => Entry(item, source.Results.Retrieval.Grades[item]!.Value))
        );

    /// <summary>Scores from 0 on.</summary>
    private IEnumerable<BundlePart> Raters()
    {
        var given = Enumerable.Range(0, data.Judgments.Count).ToLookup(at => data.Judgments.Participant[at]);
        return BundleNames
            .Of(data.Participants.Select(one => one.Pseudonym))
            .Select(
                (file, participant) =>
                    new BundlePart(
                        $"qrels/raters/{file}.qrels",
                        stream =>
                            Write(
                                stream,
                                given[participant]
                                    .OrderBy(at => data.Judgments.Item[at])
                                    .Select(at => Entry(data.Judgments.Item[at], data.Judgments.Score[at] - 1))
                            )
                    )
            );
    }

    private (string Topic, string Document, int Grade) Entry(int item, int grade) =>
        (data.Topics[data.Items.Topic[item]].Code, data.Models[data.Items.Model[item]], grade);

    private static long? Write(Stream stream, IEnumerable<(string Topic, string Document, int Grade)> entries)
    {
        var qrels = Qrels.From(entries);
        using var writer = Writer(stream);
        QrelsFile.Write(qrels, writer);
        return qrels.Topics.Sum(topic => (long)topic.Count);
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 14, leaveOpen: true);
}
