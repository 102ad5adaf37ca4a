using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Pictures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Tests.Features.Results.Generated;

/// <summary>
/// A study as ragged as real ones are, drawn by seed and number: runs of up to 150 ranks under any depth, some short or missing, equal scores,
/// judgments that are missing by item and by query, people who fail checks or are fast, every relevance rule.
/// </summary>
internal sealed class GeneratedStudy
{
    public const int Seed = 20261;

    private static readonly DateTime Begin = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly int[] Depths = [1, 2, 3, 4, 5, 6, 7, 10, 10, 10, 12, 20, 50, 100, 120];
    private static readonly double[] Shares = [0, 0, 0.05, 0.4];
    private static readonly string[] Names = ["Proposed", "Proposed+", "No, \"quoted\"", "=1+1", "Ours best", "con"];

    private readonly Random random;
    private readonly int models;
    private readonly int topics;
    private readonly int raters;
    private readonly int depth;
    private readonly Lazy<StudyResults> results;
    private readonly Lazy<byte[]> zip;

    public GeneratedStudy(int number)
    {
        random = new Random((Seed * 1000) + number);
        (models, topics, raters) = (random.Next(3, 131), random.Next(1, 13), random.Next(0, 6));
        depth = Draw(Depths);
        Data = Drawn(number);
        Options = ResultsOptions.Of(Data.Study) with
        {
            LeastMedianMilliseconds = Draw<int?>([null, null, 1500, 3000, 600_000]),
            FailedChecksAllowed = Draw<int?>([null, null, 0, 1]),
            Resamples = 200,
        };
        results = new(() => StudyResults.Compute(Data, Options));
        zip = new(Zipped);
    }

    public StudyData Data { get; }

    /// <summary>Of an analysis that may be another than the plan's.</summary>
    public ResultsOptions Options { get; }

    public StudyResults Results => results.Value;

    public Stream Zip() => new MemoryStream(zip.Value, writable: false);

    public double Figure(int method, string measure) =>
        Results.Retrieval.Methods[method].Figures.Single(figure => figure.Measure == measure).Mean.Value!.Value;

    private byte[] Zipped()
    {
        using var made = new MemoryStream();
        new StudyBundle(new BundleSource(Data, Results, null, ResultPictures.Of(Results), Begin)).Write(made, null, CancellationToken.None);
        return made.ToArray();
    }

    private StudyData Drawn(int number)
    {
        string[] methods = [.. Names.Take(random.Next(1, Names.Length + 1))];
        var runs = Runs(methods.Length);
        var items = Items(runs);
        int[] known = [.. runs.Select(entry => entry.Model).Concat(items.Select(item => item.Model)).Distinct().Order()];
        var labels = random.Next(2, 8);
        var given = Judgments(items, labels);
        return new StudyData
        {
            Study = new StudyFacts
            {
                Title = FormattableString.Invariant($"Study {number} of seed {Seed}"),
                Question = "How well?",
                ScaleLabels = [.. Enumerable.Range(1, labels).Select(label => $"label {label}")],
                Depth = depth,
                RatersPerItem = random.Next(1, 5),
                Relevance = new RelevanceRule(Draw(Enum.GetValues<Aggregation>()), 1 + (0.5 * random.Next(0, (2 * labels) - 1))),
                Control = Draw([.. methods, "Nobody"]),
                FailedChecksAllowed = random.Next(0, 3),
                OpenedUtc = Begin,
                ClosedUtc = Begin.AddDays(9),
            },
            Topics = [.. Enumerable.Range(0, topics).Select(topic => new StudyTopic($"q{topic:00}", ""))],
            Models = [.. known.Select(model => $"m{model:000}")],
            Methods = methods,
            Runs = RunColumns.Of(runs.Select(entry => entry with { Model = Array.IndexOf(known, entry.Model) })),
            Items = new ItemColumns(
                [.. items.Select(item => item.Topic)],
                [.. items.Select(item => Array.IndexOf(known, item.Model))],
                [.. items.Select(item => $"i{item.Topic}x{item.Model}")]
            ),
            Participants = [.. Enumerable.Range(0, raters).Select(rater => new StudyParticipant($"P{rater + 1}", 1, random.Next(0, 3)))],
            Judgments = given,
            Withdrawals = random.Next(0, 2),
        }.Checked();
    }

    /// <summary>Equal scores stand in any order, as a ranker orders them by something else.</summary>
    private (int Method, int Topic, int Rank, int Model, double Score)[] Runs(int methods)
    {
        var (missing, brief) = (Draw(Shares), Draw(Shares));
        return
        [
            .. from method in Enumerable.Range(0, methods)
            let scale = Draw([1, 1e-9, 1e6])
            let digits = Draw<int?>([null, 0, 1, 2])
            from topic in Enumerable.Range(0, topics)
            where random.NextDouble() >= missing
            let count = random.NextDouble() < brief ? random.Next(1, models + 1) : Math.Min(models, Math.Max(100, depth))
            from entry in Ranked(scale, digits, count).Index()
            select (method, topic, entry.Index + 1, entry.Item.Model, entry.Item.Score),
        ];
    }

    private IEnumerable<(int Model, double Score)> Ranked(double scale, int? digits, int count)
    {
        var found = Enumerable.Range(0, models).ToArray();
        random.Shuffle(found);
        double Score()
        {
            var score = random.NextDouble() - 0.5;
            return scale * (digits is { } kept ? Math.Round(score, kept) : score);
        }

        return found.Select(model => (model, Score: Score())).ToList().OrderByDescending(one => one.Score).Take(count);
    }

    /// <summary>The runs' first ranks, and a few that no method found.</summary>
    private (int Topic, int Model)[] Items((int Method, int Topic, int Rank, int Model, double Score)[] runs) =>
        [
            .. runs.Where(entry => entry.Rank <= depth)
                .Select(entry => (entry.Topic, entry.Model))
                .Concat(Enumerable.Range(0, random.Next(0, 3)).Select(_ => (random.Next(topics), random.Next(models))))
                .Distinct()
                .Order(),
        ];

    private JudgmentColumns Judgments((int Topic, int Model)[] items, int labels)
    {
        var (unjudged, without) = (Draw([0, 0, 0.1, 0.7, 1]), Draw(Shares));
        bool[] isJudged = [.. Enumerable.Range(0, topics).Select(_ => random.NextDouble() >= without)];
        // Where hardly anything is relevant, the first relevant result stands low.
        var high = random.NextDouble();
        var rows = (
            from rater in Enumerable.Range(0, raters)
            let speed = random.Next(0, 3) * 2000
            from item in Enumerable.Range(0, items.Length)
            where isJudged[items[item].Topic] && random.NextDouble() >= unjudged
            let score = random.NextDouble() < high ? random.Next(1, labels + 1) : 1
            select (
                Utc: Begin.AddSeconds(random.Next(0, 5000)),
                rater,
                item,
                score,
                Milliseconds: speed == 0 ? 0 : speed + random.Next(999)
            )
        )
            .ToList()
            .Order()
            .ToArray();
        return new JudgmentColumns(
            [.. rows.Select(row => row.rater)],
            [.. rows.Select(row => row.item)],
            [.. rows.Select(row => row.score)],
            [.. rows.Select(row => row.Utc)],
            [.. rows.Select(row => row.Milliseconds)],
            new int[rows.Length]
        );
    }

    private T Draw<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
