using System.Text;
using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>What the methods found and what was judged, as trec_eval reads it.</summary>
internal sealed class TrecParts(BundleSource source)
{
    private readonly StudyData data = source.Data;

    public IEnumerable<BundlePart> All() => [.. Runs(), new("qrels/aggregated.qrels", Aggregated), .. Raters()];

    private IEnumerable<BundlePart> Runs() =>
        source.MethodFiles.Select((file, method) => new BundlePart($"runs/{file}.run", stream => Run(stream, method, file)));

    /// <summary>Ranks as the study has them: they say what was judged, also where scores are equal.</summary>
    private long? Run(Stream stream, int method, string tag)
    {
        using var writer = Writer(stream);
        var rows = 0;
        var runs = data.Runs;
        for (var at = 0; at < runs.Count; at++)
        {
            if (runs.Method[at] != method)
                continue;
            writer.Write($"{data.Topics[runs.Topic[at]].Code} Q0 {data.Models[runs.Model[at]]} {runs.Rank[at]} {runs.Score[at]:R} {tag}\n");
            rows++;
        }

        return rows;
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
