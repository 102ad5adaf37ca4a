using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>What was collected besides the judgments; a file that is not there has no rows.</summary>
internal sealed class ImportedCollected(
    ImportedFiles files,
    ImportedFacts facts,
    IReadOnlyList<StudyParticipant> participants,
    IReadOnlyList<StudyTopic> topics
)
{
    private const int MostLetters = 60_000;
    private const int MostQuestions = 1000;

    private readonly Dictionary<string, int> participantOf = Places(participants.Select(one => one.Pseudonym));
    private readonly Dictionary<string, int> topicOf = Places(topics.Select(one => one.Code));
    private readonly Dictionary<string, int> methodOf = Places(facts.File.Methods.Select(one => one.Name));
    private readonly IReadOnlyList<StudyQuestion> questions = facts.Questions.Count > 0 ? facts.Questions : Asked(files);
    private readonly int scores = facts.File.Study.ScaleLabels.Count;

    /// <exception cref="StudyException">A row is wrong; the message says where.</exception>
    public CollectedData Read()
    {
        var rankings = Rows(CollectedParts.LiveRankings, Ranking, "ranking", "interleaved");
        var rankingOf = Unique(CollectedParts.LiveRankings, rankings.Select(one => one.Code));
        return new CollectedData
        {
            Questions = questions,
            Answers =
            [
                .. Rows(CollectedParts.Answers, Answer, "participant", "question", "answer")
                    .OrderBy(one => one.Participant)
                    .ThenBy(one => one.Question),
            ],
            CheckAnswers = CollectedAssembly.InOrder(
                Rows(CollectedParts.Checks, Check, "participant", "check", "topic", "least", "most", "score")
            ),
            Assignments =
            [
                .. Rows(CollectedParts.Assignments, Assignment, "participant", "block", "state")
                    .OrderBy(one => one.Participant)
                    .ThenBy(one => one.Block),
            ],
            LiveRankings = rankings,
            LiveResults =
            [
                .. Rows(CollectedParts.LiveJudgments, table => LiveResult(table, rankingOf), "ranking", "position", "model", "method")
                    .OrderBy(one => one.Ranking)
                    .ThenBy(one => one.Position),
            ],
            PanelIds = [.. Rows(CollectedParts.Panel, PanelIdOf, "participant", "panel_id").OrderBy(one => one.Participant)],
        };
    }

    private FinalAnswer Answer(ImportedTable table) =>
        new(Who(table), table.Whole("question", 1, questions.Count) - 1, table.Words("answer", MostLetters));

    /// <summary>Questions that only the answers tell of.</summary>
    private static List<StudyQuestion> Asked(ImportedFiles files)
    {
        var asked = Rows(
                files,
                CollectedParts.Answers,
                table => (Number: table.Whole("question", 1, MostQuestions), Text: table.Text("text")),
                "question"
            )
            .DistinctBy(row => row.Number)
            .ToDictionary(row => row.Number, row => row.Text);
        return
        [
            .. Enumerable
                .Range(1, asked.Keys.Append(0).Max())
                .Select(number => new StudyQuestion(
                    asked.GetValueOrDefault(number) is { Length: > 0 } text ? text : $"Question {number}",
                    []
                )),
        ];
    }

    private PanelId PanelIdOf(ImportedTable table) => new(Who(table), table.Words("panel_id", Participant.MaxPanelIdLength));

    private CheckAnswer Check(ImportedTable table) =>
        new(
            Who(table),
            table.Word("check"),
            Known(table, topicOf, "topic"),
            table.Whole("least", 1, scores),
            table.Whole("most", 1, scores),
            table.Whole("score", 1, scores),
            table.Utc("given_utc"),
            table.WholeOrNone("response_ms"),
            table.WholeOrNone("position")
        );

    private StudyAssignment Assignment(ImportedTable table) =>
        new(
            Who(table),
            table.Whole("block", 0, int.MaxValue),
            table.Text("slot").Length == 0 ? null : table.Whole("slot", 0, int.MaxValue),
            Enum.TryParse<AssignmentState>(table.Text("state"), ignoreCase: true, out var state) && Enum.IsDefined(state)
                ? state
                : throw table.Wrong("state", "open, complete or released"),
            table.Utc("created_utc"),
            table.Utc("seen_utc")
        );

    private static LiveRankingShown Ranking(ImportedTable table) =>
        new(table.Word("ranking"), table.Whole("interleaved", 0, 1) == 1, table.Utc("created_utc"));

    private LiveResultShown LiveResult(ImportedTable table, Dictionary<string, int> rankingOf) =>
        new(
            Known(table, rankingOf, "ranking"),
            table.Whole("position", 1, int.MaxValue),
            table.Word("model"),
            Known(table, methodOf, "method"),
            table.Text("score").Length == 0 ? null : table.Whole("score", 1, scores),
            table.Utc("given_utc")
        );

    private int Who(ImportedTable table) => Known(table, participantOf, "participant");

    private static int Known(ImportedTable table, Dictionary<string, int> places, string column) =>
        places.TryGetValue(table.Text(column), out var place) ? place : throw table.Wrong(column, $"a {column} of this study");

    private List<T> Rows<T>(string name, Func<ImportedTable, T> row, params ReadOnlySpan<string> required) =>
        Rows(files, name, row, required);

    private static List<T> Rows<T>(ImportedFiles files, string name, Func<ImportedTable, T> row, params ReadOnlySpan<string> required)
    {
        var rows = new List<T>();
        if (files.Find(name) is not { } content)
            return rows;
        using var table = new ImportedTable(name, content, required);
        while (table.Next())
            rows.Add(row(table));
        return rows;
    }

    private static Dictionary<string, int> Unique(string file, IEnumerable<string> names)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
            if (!places.TryAdd(name, places.Count))
                throw new StudyException($"{file}: {name} is there twice.");
        return places;
    }

    /// <summary>Names that are there twice are refused where they are read.</summary>
    private static Dictionary<string, int> Places(IEnumerable<string> names) =>
        names.Index().GroupBy(one => one.Item, one => one.Index, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.First());
}
