using System.Security.Cryptography;
using LoraJudge.Domain;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Testing.Studies;

/// <summary>The rows, drawn by the seed.</summary>
internal sealed class JudgedStudyRows
{
    private static readonly DateTime Opened = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    private readonly JudgedStudySize size;
    private readonly Dictionary<(Topic, LoraModel), double> quality = [];

    public JudgedStudyRows(JudgedStudySize size, long? owner)
    {
        this.size = size;
        var plan = SomePlans.Plain with
        {
            Title = "Which ranking finds the style?",
            Methods = size.Methods,
            Control = size.Methods[0],
            Depth = size.Depth,
            RatersPerItem = size.Raters,
            BlockLength = size.BlockLength,
            Seed = size.Seed,
        };
        var frozen = new FrozenPlan(plan, [], [], [], [], [], Opened);
        Study = new Study
        {
            Title = plan.Title,
            OwnerId = owner,
            Invitation = RandomCode.New(),
            State = StudyState.Closed,
            Plan = plan,
            FrozenPlan = frozen.ToJson(),
            FrozenHash = frozen.Hash(),
            CreatedUtc = Opened,
            OpenedUtc = Opened,
            ClosedUtc = Opened.AddDays(30),
        };
        Models = [.. Enumerable.Range(0, size.Models).Select(Model)];
        Topics = [.. Enumerable.Range(0, size.Topics).Select(Query)];
        var dice = new Dice(size.Seed, 1);
        foreach (var topic in Topics)
        foreach (var model in Models)
            quality.Add((topic, model), 1 + (0.9 * dice.Normal()));
        Runs = [.. size.Methods.Select(NewRun)];
        Entries = [.. Runs.SelectMany(Ranked)];
        Pool =
        [
            .. Entries.Where(entry => entry.Rank <= size.Depth).Select(entry => (entry.Topic, entry.LoraModel)).Distinct().Select(Item),
        ];
        Blocks = Divided();
        Participants = [.. Enumerable.Range(0, Shifts * size.Raters).Select(Rater)];
    }

    public Study Study { get; }
    public LoraModel[] Models { get; }
    public Topic[] Topics { get; }
    public Run[] Runs { get; }
    public RunEntry[] Entries { get; }
    public PoolItem[] Pool { get; }
    public Block[] Blocks { get; }
    public Participant[] Participants { get; }

    private int BlocksEach => size.BlocksAParticipant ?? Blocks.Length;

    /// <summary>Groups of as many participants as an item has raters.</summary>
    private int Shifts => (Blocks.Length + BlocksEach - 1) / BlocksEach;

    /// <summary>Every participant's, one after the other's.</summary>
    public IEnumerable<Assignment> Judgments()
    {
        var biases = new Dice(size.Seed, 2);
        for (var number = 0; number < Participants.Length; number++)
        {
            var (bias, now) = (size.Bias * biases.Normal(), Opened.AddMinutes(11 * number));
            foreach (var block in Blocks.Skip(number / size.Raters * BlocksEach).Take(BlocksEach))
                yield return Judged(number, block, bias, ref now);
        }
    }

    private Assignment Judged(int number, Block block, double bias, ref DateTime now)
    {
        var dice = new Dice(size.Seed, 3, number, block.Number);
        var assignment = new Assignment
        {
            Participant = Participants[number],
            Block = block,
            Slot = number % size.Raters,
            State = AssignmentState.Complete,
            CreatedUtc = now,
        };
        foreach (var item in block.Items.Where(item => IsJudged(item.PoolItem!.Topic)))
        {
            var thought = quality[(item.PoolItem!.Topic, item.PoolItem.LoraModel)] + bias + (size.Noise * dice.Normal());
            var taken = 2000 + (int)(3000 * Math.Abs(dice.Normal()));
            now = now.AddMilliseconds(taken);
            assignment.Judgments.Add(
                new Judgment
                {
                    BlockItem = item,
                    Score = Math.Clamp((int)Math.Round(thought), 1, StudyPlan.Scores),
                    ResponseMilliseconds = taken,
                    LoadFailures = (taken % 7) switch
                    {
                        0 => null,
                        3 => 2,
                        _ => 0,
                    },
                    JudgedUtc = now,
                }
            );
        }

        assignment.SeenUtc = now;
        return assignment;
    }

    private bool IsJudged(Topic topic) => Array.IndexOf(Topics, topic) < size.Topics - size.UnjudgedTopics;

    private static LoraModel Model(int number) =>
        new()
        {
            Slug = FormattableString.Invariant($"style-{number:000}"),
            Name = FormattableString.Invariant($"Style {number}"),
            LoraName = FormattableString.Invariant($"style_{number}"),
            CreatedUtc = Opened,
        };

    private Topic Query(int number) =>
        new()
        {
            Study = Study,
            Code = FormattableString.Invariant($"q{number + 1:000}"),
            BlobSha256 = new string('b', 64),
        };

    private Run NewRun(string name, int position) =>
        new()
        {
            VariantMethod = new VariantMethod
            {
                Study = Study,
                Name = name,
                Position = position,
            },
            Sha256 = new string('c', 64),
            CreatedUtc = Opened,
        };

    private IEnumerable<RunEntry> Ranked(Run run, int position)
    {
        var dice = new Dice(size.Seed, 4, position);
        var missing = position == size.Methods.Count - 1 ? size.MissingTopics : 0;
        return Topics
            .Skip(missing)
            .SelectMany(topic =>
                Models
                    .Select(model => (Model: model, Score: Score(topic, model, position, dice)))
                    .OrderByDescending(one => one.Score)
                    .Take(Study.Plan.StoredRanks)
                    .Select(
                        (one, place) =>
                            new RunEntry
                            {
                                Run = run,
                                Topic = topic,
                                Rank = place + 1,
                                LoraModel = one.Model,
                                Score = one.Score,
                            }
                    )
                    .ToList()
            );
    }

    private double Score(Topic topic, LoraModel model, int method, Dice dice)
    {
        var score = quality[(topic, model)] + (size.Errors[method % size.Errors.Count] * dice.Normal());
        return size.ScoreDigits is { } digits ? Math.Round(score, digits) : score;
    }

    private PoolItem Item((Topic Topic, LoraModel Model) found) =>
        new()
        {
            Study = Study,
            Topic = found.Topic,
            LoraModel = found.Model,
            // The order of codes decides how items are dealt out: the same seed makes the same study.
            Code = Convert.ToHexStringLower(
                SHA256.HashData(
                    System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{size.Seed} {found.Topic.Code} {found.Model.Slug}"))
                )
            )[..PoolItem.CodeLength],
        };

    private Block[] Divided()
    {
        var items = Pool.ToDictionary(item => item.Code, StringComparer.Ordinal);
        return
        [
            .. BlockDesign
                .Divide([.. Pool.Select(item => new StudyItem(item.Code, item.Topic.Code))], [], size.BlockLength, size.Seed)
                .Select(block => new Block
                {
                    Study = Study,
                    Number = block.Number,
                    FirstOrder = block.FirstOrder,
                    Items = [.. block.Items.Select((item, position) => new BlockItem { Position = position, PoolItem = items[item.Id] })],
                }),
        ];
    }

    private Participant Rater(int number) =>
        new()
        {
            Study = Study,
            Code = RandomCode.New(),
            PanelId = FormattableString.Invariant($"{JudgedStudy.Panel}{number:0000}"),
            ConsentVersion = "1",
            ConsentUtc = Opened,
            PractisedUtc = Opened,
            FinishedUtc = Opened.AddDays(1),
            CreatedUtc = Opened,
        };

    private sealed class Dice(long seed, params long[] streams)
    {
        private readonly PlanRandom random = new(seed, streams);

        /// <summary>Standard normal (Box and Muller 1958).</summary>
        public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

        private double Uniform() => ((random.Next() >> 11) + 0.5) / (1L << 53);
    }
}
