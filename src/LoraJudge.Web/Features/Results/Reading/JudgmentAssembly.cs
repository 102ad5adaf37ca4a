using LoraJudge.Domain.Studies.Blocks;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>Judgments in the order in which they were given, and how participants did at the attention checks among them.</summary>
internal sealed class JudgmentAssembly
{
    private readonly StudyRows rows;
    private readonly Dictionary<long, int> participantOf;
    private readonly int[] passed;
    private readonly int[] failed;
    private readonly List<Given> given;
    private readonly List<CheckAnswer> checks = [];

    public JudgmentAssembly(StudyRows rows, Dictionary<long, int> itemOf, Dictionary<long, int> topicOf)
    {
        this.rows = rows;
        participantOf = StudyAssembly.Places(rows.Participants, row => row.Id);
        (passed, failed) = (new int[rows.Participants.Count], new int[rows.Participants.Count]);
        given = new List<Given>(rows.Judgments.Count);
        var placeOf = StudyAssembly.Places(rows.Places, row => row.Id);
        var blockItemOf = StudyAssembly.Places(rows.BlockItems, row => row.Id);
        var shown = new ShownPositions(rows);
        foreach (var judgment in rows.Judgments)
        {
            // Read a moment later than the places were: who came in between is not there yet.
            if (
                !placeOf.TryGetValue(judgment.PlaceId, out var at) || !participantOf.TryGetValue(rows.Places[at].ParticipantId, out var who)
            )
                continue;
            var item = rows.BlockItems[blockItemOf[judgment.BlockItemId]];
            if (item.PoolItemId is { } pooled)
                given.Add(
                    new Given(
                        judgment.JudgedUtc,
                        who,
                        itemOf[pooled],
                        judgment.Score,
                        judgment.Milliseconds,
                        shown.Of(at, item),
                        judgment.LoadFailures
                    )
                );
            else
                Add(
                    new CheckAnswer(
                        who,
                        item.Check!,
                        topicOf[item.TopicId!.Value],
                        item.Least!.Value,
                        item.Most!.Value,
                        judgment.Score,
                        judgment.JudgedUtc,
                        judgment.Milliseconds,
                        shown.Of(at, item)
                    )
                );
        }

        given.Sort(static (a, b) => (a.Utc, a.Participant, a.Item).CompareTo((b.Utc, b.Participant, b.Item)));
    }

    public JudgmentColumns Columns() =>
        new(
            [.. given.Select(row => row.Participant)],
            [.. given.Select(row => row.Item)],
            [.. given.Select(row => row.Score)],
            [.. given.Select(row => row.Utc)],
            [.. given.Select(row => row.Milliseconds)],
            [.. given.Select(row => row.Position)]
        )
        {
            LoadFailures = [.. given.Select(row => row.LoadFailures)],
        };

    public IReadOnlyList<StudyParticipant> Participants() =>
        [
            .. rows.Participants.Select(
                (row, at) =>
                    new StudyParticipant(Pseudonym.Of(row.Id), passed[at], failed[at])
                    {
                        CreatedUtc = row.CreatedUtc,
                        ConsentVersion = row.ConsentVersion,
                        ConsentUtc = row.ConsentUtc,
                        PractisedUtc = row.PractisedUtc,
                        FinishedUtc = row.FinishedUtc,
                    }
            ),
        ];

    public IReadOnlyList<CheckAnswer> CheckAnswers() => CollectedAssembly.InOrder(checks);

    private void Add(CheckAnswer answer)
    {
        checks.Add(answer);
        (answer.IsPassed ? passed : failed)[answer.Participant]++;
    }

    private readonly record struct Given(
        DateTime Utc,
        int Participant,
        int Item,
        int Score,
        int Milliseconds,
        int Position,
        int? LoadFailures
    );

    /// <summary>Where each slot's order shows a block's item.</summary>
    private sealed class ShownPositions(StudyRows rows)
    {
        private readonly Dictionary<long, StudyBlock> blocks = Blocks(rows);
        private readonly int[]?[] shown = new int[rows.Places.Count][];

        /// <returns>From 1.</returns>
        public int Of(int place, BlockItemRow item) => (shown[place] ??= Order(rows.Places[place]))[item.Position] + 1;

        private int[] Order(PlaceRow place)
        {
            var order = blocks[place.BlockId].InOrder(place.Slot ?? 0);
            var positions = new int[order.Count];
            for (var at = 0; at < positions.Length; at++)
                positions[int.Parse(order[at].Id)] = at;
            return positions;
        }

        private static Dictionary<long, StudyBlock> Blocks(StudyRows rows)
        {
            var lengths = rows.BlockItems.CountBy(item => item.BlockId).ToDictionary();
            return rows.Blocks.ToDictionary(block => block.Id, block => new StudyBlock(0, Items(lengths[block.Id]), block.FirstOrder));
        }

        private static StudyItem[] Items(int count) => [.. Enumerable.Range(0, count).Select(position => new StudyItem($"{position}", ""))];
    }
}
