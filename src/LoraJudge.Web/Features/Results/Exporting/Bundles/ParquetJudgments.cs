using LoraJudge.Web.Features.Results.Reading;
using Parquet;
using Parquet.Schema;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>judgments.csv as Apache Parquet; times in microseconds, text as it is.</summary>
internal static class ParquetJudgments
{
    /// <summary>From so many judgments on there is one.</summary>
    public const int Least = 10_000;

    private const int RowGroup = 50_000;

    private static readonly DataField<string> Participant = new(RatingParts.JudgmentHeader[0]);
    private static readonly DataField<string> Topic = new(RatingParts.JudgmentHeader[1]);
    private static readonly DataField<string> Model = new(RatingParts.JudgmentHeader[2]);
    private static readonly DataField<string> Item = new(RatingParts.JudgmentHeader[3]);
    private static readonly DataField<int> Score = new(RatingParts.JudgmentHeader[4]);

    private static readonly DateTimeDataField Given = new(
        RatingParts.JudgmentHeader[5],
        DateTimeFormat.Timestamp,
        isAdjustedToUTC: true,
        unit: DateTimeTimeUnit.Micros,
        isNullable: true
    );

    private static readonly DataField<int?> Milliseconds = new(RatingParts.JudgmentHeader[6]);
    private static readonly DataField<int?> Position = new(RatingParts.JudgmentHeader[7]);
    private static readonly DataField<int?> LoadFailures = new(RatingParts.JudgmentHeader[8]);

    public static async Task<long> WriteAsync(StudyData data, Stream stream)
    {
        var schema = new ParquetSchema(Participant, Topic, Model, Item, Score, Given, Milliseconds, Position, LoadFailures);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        for (var start = 0; start < data.Judgments.Count; start += RowGroup)
            await GroupAsync(writer, data, start, Math.Min(RowGroup, data.Judgments.Count - start));
        return data.Judgments.Count;
    }

    private static async Task GroupAsync(ParquetWriter writer, StudyData data, int start, int count)
    {
        var (given, items) = (data.Judgments, data.Items);
        using var group = writer.CreateRowGroup();
        string[] Texts(Func<int, string> of) => [.. Enumerable.Range(start, count).Select(of)];
        int?[] Known(int[] numbers) => [.. numbers.Skip(start).Take(count).Select(number => number == 0 ? (int?)null : number)];
        await group.WriteAsync(Participant, Texts(at => data.Participants[given.Participant[at]].Pseudonym));
        await group.WriteAsync(Topic, Texts(at => data.Topics[items.Topic[given.Item[at]]].Code));
        await group.WriteAsync(Model, Texts(at => data.Models[items.Model[given.Item[at]]]));
        await group.WriteAsync(Item, Texts(at => items.Code[given.Item[at]]));
        await group.WriteAsync<int>(Score, given.Score.AsMemory(start, count));
        await group.WriteAsync<DateTime>(Given, given.GivenUtc.AsMemory(start, count));
        await group.WriteAsync<int>(Milliseconds, Known(given.Milliseconds));
        await group.WriteAsync<int>(Position, Known(given.Position));
        int?[] failures = [.. Enumerable.Range(start, count).Select(at => given.LoadFailures.ElementAtOrDefault(at))];
        await group.WriteAsync<int>(LoadFailures, failures);
        group.CompleteValidate();
    }
}
