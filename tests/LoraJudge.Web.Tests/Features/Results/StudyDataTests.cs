using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Tests.Features.Results;

public sealed class StudyDataTests
{
    private static readonly StudyData Whole = new StudySketch
    {
        Rankings = [("A", ["ab", "ba"])],
        Scores =
        [
            ["41", "23"],
            ["4.", "23"],
        ],
    }.Data();

    public static TheoryData<string, Func<StudyData, StudyData>> Broken { get; } =
        new()
        {
            { "score", data => data with { Judgments = data.Judgments with { Score = [4, 1, 2, 3, 4, 2, 9] } } },
            { "Judgments", data => data with { Judgments = data.Judgments with { GivenUtc = [.. data.Judgments.GivenUtc.Reverse()] } } },
            { "Columns", data => data with { Judgments = data.Judgments with { Milliseconds = [1] } } },
            { "participant", data => data with { Participants = [] } },
            { "Models", data => data with { Models = ["b", "a"] } },
            { "Topics", data => data with { Topics = [.. data.Topics.Reverse()] } },
            { "Items", data => data with { Items = data.Items with { Model = [0, 0, 0, 1] } } },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Data_that_break_a_promise_are_refused(string what, Func<StudyData, StudyData> broken)
    {
        var problem = Assert.Throws<ArgumentException>(() => StudyResults.Compute(broken(Whole), ResultsOptions.Of(Whole.Study)));

        Assert.Contains(what, problem.Message);
    }

    [Fact]
    public void What_was_collected_changes_the_fingerprint_and_panel_ids_do_not()
    {
        var asked = new CollectedData { Questions = [new("?", [])] };
        StudyData[] others =
        [
            Whole with
            {
                Collected = asked with { Answers = [new FinalAnswer(0, 0, "yes")] },
            },
            Whole with
            {
                Collected = asked with { LiveRankings = [new LiveRankingShown("L1", true, null)] },
            },
            Whole with
            {
                Participants = [.. Whole.Participants.Select(one => one with { ConsentVersion = "2" })],
            },
        ];
        var withPanel = Whole with { Collected = asked with { PanelIds = [new PanelId(0, "5f3c")] } };

        Assert.Equal(4, others.Append(Whole).Select(data => data.Fingerprint()).Distinct().Count());
        Assert.Equal(Whole.Fingerprint(), withPanel.Fingerprint());
    }

    [Fact]
    public void Any_change_changes_the_fingerprint()
    {
        StudyData[] others =
        [
            Whole with
            {
                Judgments = Whole.Judgments with { Score = [4, 1, 2, 3, 4, 2, 4] },
            },
            Whole with
            {
                Withdrawals = 1,
            },
            Whole with
            {
                Study = Whole.Study with { Alpha = 0.01 },
            },
            Whole with
            {
                Runs = Whole.Runs with { Score = [1, 0.5, 1, 0.25] },
            },
        ];

        Assert.Equal(5, others.Append(Whole).Select(data => data.Fingerprint()).Distinct().Count());
        Assert.Equal(Whole.Fingerprint(), (Whole with { Study = Whole.Study with { Id = 7 } }).Fingerprint());
    }

    [Fact]
    public void Results_read_from_JSON_are_the_results()
    {
        var json = ResultsJson.Write(StudyResults.Compute(Whole, ResultsOptions.Of(Whole.Study)));

        Assert.Equal(json, ResultsJson.Write(ResultsJson.Read(json)));
    }
}
