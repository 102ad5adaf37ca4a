using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>What was collected besides the judgments of the pool: a file a kind.</summary>
internal sealed class CollectedParts(BundleSource source)
{
    /// <summary>Only in exports that were asked to have it.</summary>
    public const string Panel = "panel.csv";

    public const string Checks = "attention-checks.csv";
    public const string Answers = "answers.csv";
    public const string Assignments = "assignments.csv";
    public const string LiveRankings = "live-rankings.csv";
    public const string LiveJudgments = "live-judgments.csv";

    private readonly StudyData data = source.Data;
    private readonly CollectedData collected = source.Data.Collected;

    public IEnumerable<BundlePart> All()
    {
        yield return new(Checks, CheckRows);
        yield return new(Answers, AnswerRows);
        yield return new(Assignments, AssignmentRows);
        yield return new(LiveRankings, RankingRows);
        yield return new(LiveJudgments, LiveRows);
        if (source.HasPanelIds)
            yield return new(Panel, PanelRows);
    }

    private long? CheckRows(Stream stream)
    {
        using var table = new CsvTable(
            stream,
            "participant",
            "check",
            "topic",
            "least",
            "most",
            "score",
            "passed",
            "given_utc",
            "response_ms",
            "position"
        );
        foreach (var one in collected.CheckAnswers)
        {
            Who(table, one.Participant).Text(one.Check).Text(data.Topics[one.Topic].Code).Number(one.Least).Number(one.Most);
            table.Number(one.Score).Number(one.IsPassed ? 1 : 0).Time(one.GivenUtc);
            table.Number(RatingParts.Known(one.Milliseconds)).Number(RatingParts.Known(one.Position)).End();
        }

        return table.Rows;
    }

    private long? AnswerRows(Stream stream)
    {
        using var table = new CsvTable(stream, "participant", "question", "text", "answer");
        foreach (var one in collected.Answers)
            Who(table, one.Participant).Number(one.Question + 1).Text(collected.Questions[one.Question].Text).Text(one.Text).End();
        return table.Rows;
    }

    private long? AssignmentRows(Stream stream)
    {
        using var table = new CsvTable(stream, "participant", "block", "slot", "state", "created_utc", "seen_utc");
        foreach (var one in collected.Assignments)
        {
            Who(table, one.Participant).Number(one.Block).Number(one.Slot).Text($"{one.State}".ToLowerInvariant());
            table.Time(one.CreatedUtc).Time(one.SeenUtc).End();
        }

        return table.Rows;
    }

    private long? RankingRows(Stream stream)
    {
        using var table = new CsvTable(stream, "ranking", "interleaved", "created_utc");
        foreach (var one in collected.LiveRankings)
            table.Text(one.Code).Number(one.IsInterleaved ? 1 : 0).Time(one.CreatedUtc).End();
        return table.Rows;
    }

    private long? LiveRows(Stream stream)
    {
        using var table = new CsvTable(stream, "ranking", "position", "model", "method", "score", "given_utc");
        foreach (var one in collected.LiveResults)
        {
            table.Text(collected.LiveRankings[one.Ranking].Code).Number(one.Position).Text(one.Model);
            table.Text(data.Methods[one.Method]).Number(one.Score).Time(one.GivenUtc).End();
        }

        return table.Rows;
    }

    private long? PanelRows(Stream stream)
    {
        using var table = new CsvTable(stream, "participant", "panel_id");
        foreach (var one in collected.PanelIds)
            Who(table, one.Participant).Text(one.Id).End();
        return table.Rows;
    }

    private CsvTable Who(CsvTable table, int participant) => table.Text(data.Participants[participant].Pseudonym);
}
