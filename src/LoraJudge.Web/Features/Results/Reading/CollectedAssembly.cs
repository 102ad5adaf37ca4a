using System.Globalization;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>What was collected besides the judgments, of the tables' rows.</summary>
internal static class CollectedAssembly
{
    public static CollectedData Of(StudyRows rows, IReadOnlyList<StudyQuestion> questions, IReadOnlyList<CheckAnswer> checks)
    {
        var participantOf = StudyAssembly.Places(rows.Participants, row => row.Id);
        var people = rows.Participants.Index().ToList();
        return new CollectedData
        {
            Questions = questions,
            Answers =
            [
                .. people.SelectMany(one =>
                    one.Item.Answers.Take(questions.Count)
                        .Index()
                        .Where(answer => answer.Item.Length > 0)
                        .Select(answer => new FinalAnswer(one.Index, answer.Index, answer.Item))
                ),
            ],
            CheckAnswers = checks,
            Assignments = Assignments(rows, participantOf),
            LiveRankings = [.. rows.LiveRankings.Select(row => new LiveRankingShown(LiveCode(row.Id), row.IsInterleaved, row.CreatedUtc))],
            LiveResults = LiveResults(rows),
            PanelIds = [.. people.Where(one => one.Item.PanelId is not null).Select(one => new PanelId(one.Index, one.Item.PanelId!))],
        };
    }

    public static IReadOnlyList<CheckAnswer> InOrder(IEnumerable<CheckAnswer> answers) =>
        [.. answers.OrderBy(one => one.GivenUtc).ThenBy(one => one.Participant).ThenBy(one => one.Check, StringComparer.Ordinal)];

    private static List<StudyAssignment> Assignments(StudyRows rows, Dictionary<long, int> participantOf)
    {
        var numbers = rows.Blocks.ToDictionary(block => block.Id, block => block.Number);
        return
        [
            .. rows
                .Places.Where(place => participantOf.ContainsKey(place.ParticipantId))
                .Select(place => new StudyAssignment(
                    participantOf[place.ParticipantId],
                    numbers[place.BlockId],
                    place.Slot,
                    place.State,
                    place.CreatedUtc,
                    place.SeenUtc
                ))
                .OrderBy(place => place.Participant)
                .ThenBy(place => place.Block),
        ];
    }

    private static List<LiveResultShown> LiveResults(StudyRows rows)
    {
        var (rankingOf, methodOf) = (
            StudyAssembly.Places(rows.LiveRankings, row => row.Id),
            StudyAssembly.Places(rows.Methods, row => row.Id)
        );
        return
        [
            .. rows
                .LiveEntries.Where(row => rankingOf.ContainsKey(row.RankingId))
                .Select(row => new LiveResultShown(
                    rankingOf[row.RankingId],
                    row.Position,
                    row.Model,
                    methodOf[row.MethodId],
                    row.Score,
                    row.JudgedUtc
                ))
                .OrderBy(row => row.Ranking)
                .ThenBy(row => row.Position),
        ];
    }

    /// <summary>As pseudonyms are made: it stays when others are withdrawn.</summary>
    private static string LiveCode(long id) => string.Create(CultureInfo.InvariantCulture, $"L{id}");
}
