using LoraJudge.Domain.Studies;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Tests.Features.Results;

/// <summary>A study in a few lines: queries q1, q2, …, models a letter each, raters P1, P2, …</summary>
internal sealed record StudySketch
{
    private static readonly DateTime Begin = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>What each method found, a word a query, the best first: ["ab", "cd"].</summary>
    public required IReadOnlyList<(string Method, string[] Found)> Rankings { get; init; }

    /// <summary>What each rater gave, a word a query, a digit a model in the order of the pool's letters; a dot is missing: ["42", "3."].</summary>
    public string[][] Scores { get; init; } = [];

    public int Depth { get; init; } = 2;
    public int RatersPerItem { get; init; } = 2;
    public int Labels { get; init; } = 4;
    public StudyState State { get; init; } = StudyState.Closed;
    public RelevanceRule Relevance { get; init; } = new(Aggregation.Median, 3);

    /// <summary>Failed attention checks of each rater.</summary>
    public int[] Failed { get; init; } = [];

    /// <summary>Of every judgment of each rater.</summary>
    public int[] Milliseconds { get; init; } = [];

    /// <summary>Models of each query in their order.</summary>
    private string[] Pool =>
        [
            .. Enumerable
                .Range(0, Rankings[0].Found.Length)
                .Select(topic => new string([.. Rankings.SelectMany(one => one.Found[topic].Take(Depth)).Distinct().Order()])),
        ];

    public StudyData Data()
    {
        string[] models =
        [
            .. Rankings.SelectMany(one => one.Found).SelectMany(found => found).Distinct().Order().Select(letter => $"{letter}"),
        ];
        var items = Pool.SelectMany((letters, topic) => letters.Select(letter => (Topic: topic, Model: Array.IndexOf(models, $"{letter}"))))
            .ToArray();
        return new StudyData
        {
            Study = new StudyFacts
            {
                Title = "A sketch",
                State = State,
                ScaleLabels = [.. Enumerable.Range(1, Labels).Select(label => $"{label}")],
                Depth = Depth,
                RatersPerItem = RatersPerItem,
                Relevance = Relevance,
                Control = Rankings[0].Method,
                FrozenHash = "f",
            },
            Topics = [.. Pool.Select((_, topic) => new StudyTopic($"q{topic + 1}", ""))],
            Models = models,
            Methods = [.. Rankings.Select(one => one.Method)],
            Runs = Runs(models),
            Items = new ItemColumns(
                [.. items.Select(item => item.Topic)],
                [.. items.Select(item => item.Model)],
                [.. items.Select(item => $"q{item.Topic + 1}{models[item.Model]}")]
            ),
            Participants = [.. Scores.Select((_, rater) => new StudyParticipant($"P{rater + 1}", 0, Failed.ElementAtOrDefault(rater)))],
            Judgments = Judgments(),
        }.Checked();
    }

    private RunColumns Runs(string[] models)
    {
        var entries = (
            from method in Enumerable.Range(0, Rankings.Count)
            from topic in Enumerable.Range(0, Pool.Length)
            from rank in Enumerable.Range(1, Rankings[method].Found[topic].Length)
            select (method, topic, rank, Model: Array.IndexOf(models, $"{Rankings[method].Found[topic][rank - 1]}"))
        ).ToArray();
        return new RunColumns(
            [.. entries.Select(entry => entry.method)],
            [.. entries.Select(entry => entry.topic)],
            [.. entries.Select(entry => entry.rank)],
            [.. entries.Select(entry => entry.Model)],
            [.. entries.Select(entry => 1.0 / entry.rank)]
        );
    }

    /// <summary>One rater after the other, a second each.</summary>
    private JudgmentColumns Judgments()
    {
        var given = (
            from rater in Enumerable.Range(0, Scores.Length)
            from cell in string.Concat(Scores[rater]).Index()
            where cell.Item != '.'
            select (rater, Item: cell.Index, Score: cell.Item - '0')
        ).ToArray();
        return new JudgmentColumns(
            [.. given.Select(one => one.rater)],
            [.. given.Select(one => one.Item)],
            [.. given.Select(one => one.Score)],
            [.. given.Select((_, second) => Begin.AddSeconds(second))],
            [.. given.Select(one => Milliseconds.ElementAtOrDefault(one.rater))],
            new int[given.Length]
        );
    }
}
