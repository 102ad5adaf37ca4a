using System.Text;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Tests.Features.Results.Exporting;

namespace LoraJudge.Web.Tests.Features.Results.Importing;

[Trait("group", "server")]
public sealed class HostileImportTests
{
    private const string Header = "participant,topic,model,score\n";

    [Theory]
    [InlineData("participant,topic,score\nP1,q1,3\n", "judgments.csv, line 1: the column model is missing")]
    [InlineData("participant,topic,model,score,score\n", "judgments.csv, line 1: the column score is there twice")]
    [InlineData(Header + "P1,q1,a,3\nP2,q1,a,7\n", "judgments.csv, line 3: column score: \"7\" is not a whole number from 1 to 4")]
    [InlineData(Header + "P1,q1,a,0\n", "line 2: column score: \"0\"")]
    [InlineData(Header + "P1,q1,a,3.5\n", "line 2: column score: \"3.5\"")]
    [InlineData(Header + "P1,q1,a,NaN\n", "line 2: column score: \"NaN\"")]
    [InlineData(Header + "P1,q1,a\n", "line 2: it has 3 fields, the first line 4")]
    [InlineData(Header + "P1,q 1,a,3\n", "line 2: column topic: \"q 1\" is not one word")]
    [InlineData(Header + ",q1,a,3\n", "line 2: column participant: \"\" is not one word")]
    [InlineData(Header + "P1,q1,a,3\nP1,q1,a,4\n", "line 3: P1 has judged a for q1 in an earlier line")]
    [InlineData("participant,topic,model,score,given_utc\nP1,q1,a,3,yesterday\n", "column given_utc: \"yesterday\" is not a time")]
    [InlineData("participant,topic,model,score,response_ms\nP1,q1,a,3,-5\n", "column response_ms: \"-5\"")]
    [InlineData(Header + "P1,\"q1,a,3\n", "judgments.csv, line ")]
    [InlineData("", "judgments.csv, line 1: it is empty")]
    public void A_table_that_does_not_fit_is_refused_with_line_and_column(string csv, string problem) =>
        Refused(problem, ("judgments.csv", Bytes(csv)), ("ours.run", Bytes("q1 Q0 a 1 1 ours\n")));

    [Theory]
    [InlineData(
        "answers.csv",
        "participant,question,answer\nP9,1,x\n",
        "answers.csv, line 2: column participant: \"P9\" is not a participant of"
    )]
    [InlineData(
        "answers.csv",
        "participant,question,answer\nP1,0,x\n",
        "answers.csv, line 2: column question: \"0\" is not a whole number"
    )]
    [InlineData("answers.csv", "participant,question,answer\nP1,1,\n", "column answer: \"\" is not a text of 1 to")]
    [InlineData("answers.csv", "participant,question,answer\nP1,1,x\nP1,1,y\n", "Answers are not in their order, or one is there twice")]
    [InlineData("panel.csv", "participant,panel_id\nP1,x\nP1,y\n", "Panel ids are not in their order, or one is there twice")]
    [InlineData("panel.csv", "participant,panel_id\nP1,\n", "column panel_id: \"\" is not a text of 1 to 100 letters")]
    [InlineData("attention-checks.csv", "participant,check,topic,least,most,score\nP1,c,q9,4,4,4\n", "\"q9\" is not a topic of this study")]
    [InlineData("attention-checks.csv", "participant,check,topic,least,most,score\nP1,c,q1,4,4,5\n", "column score: \"5\"")]
    [InlineData("assignments.csv", "participant,block,state\nP1,0,lost\n", "column state: \"lost\" is not open, complete or released")]
    [InlineData("live-rankings.csv", "ranking,interleaved\nL1,1\nL1,0\n", "live-rankings.csv: L1 is there twice")]
    [InlineData("live-judgments.csv", "ranking,position,model,method\nL1,1,a,ours\n", "\"L1\" is not a ranking of this study")]
    public void What_was_collected_besides_is_refused_where_it_does_not_fit(string name, string csv, string problem) =>
        Refused(problem, ("judgments.csv", Bytes(Header + "P1,q1,a,3\n")), (name, Bytes(csv)), ("ours.run", Bytes("q1 Q0 a 1 1 ours\n")));

    [Fact]
    public void Answers_without_a_plan_bring_their_questions()
    {
        (string, Stream)[] files =
        [
            ("judgments.csv", new MemoryStream(Bytes(Header + "P1,q1,a,3\n"))),
            ("answers.csv", new MemoryStream(Bytes("participant,question,text,answer\nP1,2,How old?,41\n"))),
            ("ours.run", new MemoryStream(Bytes("q1 Q0 a 1 1 ours\n"))),
        ];

        var (data, _) = ImportedStudy.Read(ImportedFiles.Read(files), new ImportWords());

        Assert.Equal(["Question 1", "How old?"], data.Collected.Questions.Select(question => question.Text));
        Assert.Equal(
            (0, 1, "41"),
            (data.Collected.Answers[0].Participant, data.Collected.Answers[0].Question, data.Collected.Answers[0].Text)
        );
    }

    [Theory]
    [InlineData("q1 Q0 a 1\n", "runs/ours.run: Line 1: a run has six fields")]
    [InlineData("q1 Q0 a 1 NaN ours\n", "runs/ours.run: Line 1: the score 'NaN'")]
    [InlineData("q1 Q0 a 1 2 ours\nq1 Q0 a 2 1 ours\n", "runs/ours.run: Line ")]
    public void A_run_that_does_not_fit_is_refused_with_its_line(string run, string problem) =>
        Refused(problem, ("judgments.csv", Bytes(Header + "P1,q1,a,3\n")), ("ours.run", Bytes(run)));

    [Theory]
    [InlineData("q1 0 a 4\n", "the grade 4 of a is not one from 0 to 3")]
    [InlineData("q1 0 a\n", "Line 1: qrels have four fields")]
    [InlineData("q1 0 a -1\n", "There are no judgments")]
    public void Qrels_that_do_not_fit_are_refused(string qrels, string problem) =>
        Refused(problem, ("P1.qrels", Bytes(qrels)), ("ours.run", Bytes("q1 Q0 a 1 1 ours\n")));

    [Theory]
    [InlineData("../judgments.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("runs/../../x.run")]
    [InlineData("runs\\..\\x.run")]
    [InlineData("C:/x.run")]
    public void A_zip_whose_entries_lead_out_of_it_is_refused(string name) =>
        Refused("leads out of it", ("study.zip", ExportedStudy.Zip([new(name, [])]).ToArray()));

    [Fact]
    public void A_zip_that_unpacks_to_more_than_a_study_needs_is_refused()
    {
        using var bomb = ExportedStudy.Zip([new("judgments.csv", new byte[4 * 1024 * 1024])]);

        var refused = Assert.Throws<StudyException>(() => ImportedFiles.Read([("study.zip", bomb)], mostBytes: 1024 * 1024));

        Assert.Contains("too large unpacked", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_study_needs_is_left_packed()
    {
        using var zip = ExportedStudy.Zip([new("pictures/bomb.png", new byte[4 * 1024 * 1024]), new("judgments.csv", Bytes(Header))]);

        var files = ImportedFiles.Read([("study.zip", zip)], mostBytes: 1024 * 1024);

        Assert.Null(files.Find("pictures/bomb.png"));
    }

    [Theory]
    [InlineData("study.zip", "study.zip is no ZIP")]
    [InlineData("notes.exe", "notes.exe is no .zip, .csv, .run or .qrels file")]
    public void A_file_of_another_kind_is_refused(string name, string problem) => Refused(problem, (name, Bytes("MZ of another kind")));

    [Theory]
    [InlineData("judgments.csv", ",3,", ",4,", "judgments.csv is not as it was exported")]
    [InlineData("study.json", "\"depth\": 5", "\"depth\": 3", "study.json is not as it was exported")]
    public async Task A_file_that_was_changed_after_the_export_is_refused(string name, string from, string to, string problem)
    {
        var files = await ExportedAsync();
        files[name] = Changed(files[name], from, to);

        Refused(problem, ("study.zip", ExportedStudy.Zip(files).ToArray()));
    }

    [Theory]
    [InlineData("study.json", "\"depth\": 5", "\"depth\": 3", "study.json says something else than plan.json")]
    [InlineData("study.json", "\"depth\": 5", "\"depth\": \"five\"", "study.json, line ")]
    [InlineData("study.json", "\"title\": ", "\"name\": ", "study.json, line ")]
    [InlineData("plan.json", "\"Depth\":5", "\"Depth\":3", "plan.json has another hash")]
    [InlineData("items.csv", "item,", "code,", "items.csv, line 1: the column item is missing")]
    [InlineData("participants.csv", "P1,", "P77,", "column participant: \"P1\" is not in participants.csv")]
    public async Task Without_a_manifest_files_must_still_fit_each_other(string name, string from, string to, string problem)
    {
        var files = await ExportedAsync();
        files.Remove("manifest.json");
        files[name] = Changed(files[name], from, to);

        Refused(problem, ("study.zip", ExportedStudy.Zip(files).ToArray()));
    }

    [Fact]
    public async Task A_missing_run_is_named()
    {
        var files = await ExportedAsync();
        files.Remove("runs/Proposed.run");

        Refused("The run runs/Proposed.run of Proposed is missing", ("study.zip", ExportedStudy.Zip(files).ToArray()));
    }

    private static readonly Lazy<Task<Dictionary<string, byte[]>>> Exported = new(async () =>
    {
        await using var study = await ExportedStudy.CreateAsync();
        return await study.FilesAsync();
    });

    private static async Task<Dictionary<string, byte[]>> ExportedAsync() => new(await Exported.Value, StringComparer.Ordinal);

    private static byte[] Changed(byte[] file, string from, string to)
    {
        var text = Encoding.UTF8.GetString(file);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{from} is not in the file.");
        return Bytes(text[..at] + to + text[(at + from.Length)..]);
    }

    private static void Refused(string problem, params (string Name, byte[] Content)[] files)
    {
        var refused = Assert.Throws<StudyException>(() =>
            ImportedStudy.Read(
                ImportedFiles.Read(files.Select(file => (file.Name, (Stream)new MemoryStream(file.Content)))),
                new ImportWords()
            )
        );
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
