using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>Who judged what: of judgments.csv and participants.csv, or of a qrels file a participant.</summary>
internal sealed class ImportedJudgments
{
    private const string Table = "judgments.csv";

    private readonly Dictionary<string, int> placeOf = new(StringComparer.Ordinal);
    private readonly List<StudyParticipant> participants = [];
    private readonly HashSet<(int, string, string)> seen = [];
    private readonly List<ImportedJudgment> rows = [];

    private ImportedJudgments() { }

    public IReadOnlyList<StudyParticipant> Participants => participants;

    /// <summary>In any order.</summary>
    public IReadOnlyList<ImportedJudgment> Rows => rows;

    /// <param name="scores">Scores are from 1 to this.</param>
    public static ImportedJudgments Read(ImportedFiles files, int scores)
    {
        var judgments = new ImportedJudgments();
        if (files.Find("participants.csv") is { } people)
            judgments.ReadParticipants(people);
        if (files.Find(Table) is { } content)
            judgments.ReadTable(content, scores, isComplete: files.Find("participants.csv") is not null);
        else
            judgments.ReadQrels(files, scores);
        return judgments;
    }

    private void ReadParticipants(byte[] content)
    {
        using var table = new ImportedTable("participants.csv", content, "participant");
        while (table.Next())
        {
            var name = table.Word("participant");
            if (!placeOf.TryAdd(name, participants.Count))
                throw table.Wrong($"the participant {name} is there twice.");
            participants.Add(
                new StudyParticipant(name, table.WholeOrNone("checks_passed"), table.WholeOrNone("checks_failed"))
                {
                    CreatedUtc = table.Utc("created_utc"),
                    ConsentVersion = table.Text("consent_version") is { Length: > 0 } version ? version : null,
                    ConsentUtc = table.Utc("consent_utc"),
                    PractisedUtc = table.Utc("practised_utc"),
                    FinishedUtc = table.Utc("finished_utc"),
                }
            );
        }
    }

    private void ReadTable(byte[] content, int scores, bool isComplete)
    {
        using var table = new ImportedTable(Table, content, "participant", "topic", "model", "score");
        while (table.Next())
        {
            var name = table.Word("participant");
            if (isComplete && !placeOf.ContainsKey(name))
                throw table.Wrong("participant", "in participants.csv");
            var row = new ImportedJudgment(
                Place(name),
                table.Word("topic"),
                table.Word("model"),
                table.Whole("score", 1, scores),
                table.Utc("given_utc"),
                table.WholeOrNone("response_ms"),
                table.WholeOrNone("position"),
                table.Text("load_failures").Length == 0 ? null : table.WholeOrNone("load_failures"),
                table.Text("item"),
                table.Line
            );
            if (!seen.Add((row.Participant, row.Topic, row.Model)))
                throw table.Wrong($"{name} has judged {row.Model} for {row.Topic} in an earlier line.");
            rows.Add(row);
        }
    }

    /// <summary>Grades from 0 on; below 0 stands for not judged. When anything was judged is not known.</summary>
    private void ReadQrels(ImportedFiles files, int scores)
    {
        foreach (var name in files.Below("qrels/raters/", ".qrels"))
        {
            var participant = Path.GetFileNameWithoutExtension(name);
            foreach (var topic in Parse(name, files.Find(name)!).Topics)
                for (var at = 0; at < topic.Count; at++)
                {
                    var (model, grade) = (topic[at].Document, topic[at].Grade);
                    if (grade >= scores)
                        throw new StudyException(
                            $"{name}, topic {topic.Id}: the grade {grade} of {model} is not one from 0 to {scores - 1}."
                        );
                    if (grade >= 0)
                        rows.Add(new ImportedJudgment(Place(participant), topic.Id, model, grade + 1, null, 0, 0, null, "", 0));
                }
        }

        if (rows.Count == 0)
            throw new StudyException($"There are no judgments: neither {Table} nor a .qrels file with grades.");
    }

    private static Qrels Parse(string name, byte[] content)
    {
        try
        {
            return QrelsFile.Parse(content);
        }
        catch (TrecFormatException exception)
        {
            throw new StudyException($"{name}: {exception.Message}");
        }
    }

    private int Place(string name)
    {
        if (placeOf.TryGetValue(name, out var place))
            return place;
        participants.Add(new StudyParticipant(name, 0, 0));
        placeOf.Add(name, participants.Count - 1);
        return participants.Count - 1;
    }
}

/// <param name="Item">Code; empty where it is not written.</param>
/// <param name="Line">Of the table; 0 for qrels.</param>
internal sealed record ImportedJudgment(
    int Participant,
    string Topic,
    string Model,
    int Score,
    DateTime? GivenUtc,
    int Milliseconds,
    int Position,
    int? LoadFailures,
    string Item,
    int Line
);
