using System.Text;
using System.Text.RegularExpressions;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Exporting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

/// <summary>
/// Whatever a study stores can be read by its researcher in the export, and its codebook says what it is; what is not exported has a reason. A
/// column that somebody adds makes these tests fail until they decide where it is read.
/// </summary>
[Trait("group", "server")]
public sealed partial class CollectedColumnsTests
{
    private const string InPlan = "plan.json";
    private const string InStudy = "study.json";
    private const string InManifest = "manifest.json";

    /// <summary>A file of the export with the column or member that tells it.</summary>
    private static readonly Dictionary<string, (string File, string Name)> Exported = new(StringComparer.Ordinal)
    {
        ["Study.Title"] = (InStudy, "title"),
        ["Study.State"] = (InStudy, "state"),
        ["Study.FrozenPlan"] = (InPlan, "Plan"),
        ["Study.FrozenHash"] = (InStudy, "frozenHash"),
        ["Study.OpenedUtc"] = (InStudy, "openedUtc"),
        ["Study.ClosedUtc"] = (InStudy, "closedUtc"),
        ["StudyAmendment.Number"] = ("amendments.json", "number"),
        ["StudyAmendment.Text"] = ("amendments.json", "text"),
        ["StudyAmendment.ResultsSeen"] = ("amendments.json", "resultsSeen"),
        ["StudyAmendment.Before"] = ("amendments.json", "before"),
        ["StudyAmendment.MadeUtc"] = ("amendments.json", "madeUtc"),
        ["Topic.Code"] = (InStudy, "code"),
        ["Topic.BlobSha256"] = (InStudy, "pictureSha256"),
        ["Topic.Originals"] = (InPlan, "OriginalSha256s"),
        ["VariantMethod.Name"] = ("methods.csv", "method"),
        ["VariantMethod.EncoderHash"] = ("methods.csv", "encoder"),
        ["Run.Sha256"] = (InPlan, "RunSha256"),
        ["PoolItem.Code"] = ("items.csv", "item"),
        ["PoolItem.Pictures"] = (InPlan, "PictureSha256s"),
        ["AttentionCheck.Code"] = ("attention-checks.csv", "check"),
        ["AttentionCheck.Pictures"] = (InPlan, "PictureSha256s"),
        ["AttentionCheck.Least"] = ("attention-checks.csv", "least"),
        ["AttentionCheck.Most"] = ("attention-checks.csv", "most"),
        ["Block.Number"] = ("assignments.csv", "block"),
        ["Block.FirstOrder"] = (InPlan, "FirstOrder"),
        ["Participant.PanelId"] = ("panel.csv", "panel_id"),
        ["Participant.ConsentVersion"] = ("participants.csv", "consent_version"),
        ["Participant.ConsentUtc"] = ("participants.csv", "consent_utc"),
        ["Participant.PractisedUtc"] = ("participants.csv", "practised_utc"),
        ["Participant.Answers"] = ("answers.csv", "answer"),
        ["Participant.FinishedUtc"] = ("participants.csv", "finished_utc"),
        ["Participant.CreatedUtc"] = ("participants.csv", "created_utc"),
        ["Withdrawal.Judgments"] = (InStudy, "erasedJudgments"),
        ["Assignment.Slot"] = ("assignments.csv", "slot"),
        ["Assignment.State"] = ("assignments.csv", "state"),
        ["Assignment.CreatedUtc"] = ("assignments.csv", "created_utc"),
        ["Assignment.SeenUtc"] = ("assignments.csv", "seen_utc"),
        ["Judgment.Score"] = ("judgments.csv", "score"),
        ["Judgment.ResponseMilliseconds"] = ("judgments.csv", "response_ms"),
        ["Judgment.JudgedUtc"] = ("judgments.csv", "given_utc"),
        ["Judgment.LoadFailures"] = ("judgments.csv", "load_failures"),
        ["LiveRanking.IsInterleaved"] = ("live-rankings.csv", "interleaved"),
        ["LiveRanking.CreatedUtc"] = ("live-rankings.csv", "created_utc"),
        ["LiveEntry.Position"] = ("live-judgments.csv", "position"),
        ["LiveEntry.Score"] = ("live-judgments.csv", "score"),
        ["LiveEntry.JudgedUtc"] = ("live-judgments.csv", "given_utc"),
        ["ExportBundle.SchemaVersion"] = (InManifest, "schema"),
        ["ExportBundle.MadeUtc"] = (InManifest, "madeUtc"),
        ["ExportBundle.Fingerprint"] = (InManifest, "fingerprint"),
        ["ExportBundle.Filters"] = (InManifest, "filters"),
        ["ExportBundle.Seed"] = (InManifest, "seed"),
        ["ExportBundle.Encoders"] = (InManifest, "encoders"),
        ["ExportBundle.RowCounts"] = (InManifest, "rows"),
    };

    private static readonly Dictionary<string, string> NotExported = new(StringComparer.Ordinal)
    {
        ["Study.Invitation"] = "whoever has it takes part",
        ["Study.Plan"] = "plan.json holds it as it was when the study was opened",
        ["Study.DataSha256"] = "names the portal's copy of data that the export holds themselves",
        ["Study.IsPaused"] = "says how the study stands now; a closed one is not paused",
        ["Study.CreatedUtc"] = "of the draft, before anything was collected",
        ["Topic.Origin"] = "plan.json has the held-out model; the picture is the same wherever it came from",
        ["Topic.Width"] = "of a picture that its hash names",
        ["Topic.Height"] = "of a picture that its hash names",
        ["VariantMethod.Position"] = "the order of the rows of methods.csv",
        ["VariantMethod.RunFileSha256"] = "names the portal's copy of a run that the export holds itself",
        ["Run.CreatedUtc"] = "runs are made when the study is opened",
        ["RunEntry.Rank"] = "a field of the run files, which have no header",
        ["RunEntry.Score"] = "a field of the run files, which have no header",
        ["BlockItem.Position"] = "the order of a block's items in plan.json; judgments.csv has what the participant was shown",
        ["Participant.Code"] = "whoever has it is the participant",
        ["Withdrawal.Receipt"] = "whoever has it is the one who withdrew",
        ["Withdrawal.WithdrawnUtc"] = "belongs to the receipt: when somebody left could tell who",
        ["LiveRanking.SearchCode"] = "whoever has it is the visitor",
        ["ExportBundle.Sha256"] = "of the ZIP itself; the list of exports shows it",
        ["ExportBundle.Bytes"] = "of the ZIP itself; the list of exports shows it",
        ["ExportBundle.IsKept"] = "of the portal's copy",
        ["ExportBundle.SupersededUtc"] = "comes after the export; the list of exports shows it",
        ["ExportBundle.SupersededReason"] = "comes after the export; the list of exports shows it",
    };

    [Fact]
    public async Task Everything_that_a_study_stores_is_exported_or_has_a_reason_not_to_be()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var stored = await study.ReadAsync(context => Task.FromResult(Stored(context.Model).ToHashSet(StringComparer.Ordinal)));

        Assert.Equal(stored.Order(StringComparer.Ordinal), Exported.Keys.Concat(NotExported.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_exported_is_where_it_is_said_to_be()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var files = await study.FilesAsync((ExportContent.PanelIds, "true"));

        Assert.All(Exported.Values, one => Assert.Contains(one.Name, NamesIn(one.File, files[one.File])));
    }

    [Fact]
    public async Task The_codebook_has_a_section_for_every_table_and_a_line_for_every_column()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var files = await study.FilesAsync((ExportContent.PanelIds, "true"));

        var sections = Encoding.UTF8.GetString(files["codebook.md"]).Split("\n## ");
        foreach (var (name, content) in files.Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var told = string.Concat(sections.Where(section => section.Contains(name, StringComparison.Ordinal)));
            Assert.True(told.Length > 0, $"The codebook says nothing of {name}.");
            if (name is not "ratings-wide.csv")
                Assert.All(NamesIn(name, content), column => Assert.Matches($"\\b{column}\\b", told));
        }
    }

    /// <summary>Scalars of the entities: neither keys of the portal's own nor references to other rows.</summary>
    private static IEnumerable<string> Stored(IModel model) =>
        from entity in model.GetEntityTypes()
        where entity.ClrType.Namespace == typeof(Study).Namespace
        from property in entity.GetProperties()
        where !property.IsPrimaryKey() && !property.IsForeignKey() && property.Name != nameof(Study.OwnerId)
        select $"{entity.ClrType.Name}.{property.Name}";

    private static IEnumerable<string> NamesIn(string file, byte[] content) =>
        file.EndsWith(".csv", StringComparison.Ordinal)
            ? ExportedStudy.Lines(content)[0].Split(',')
            : JsonMember().Matches(Encoding.UTF8.GetString(content)).Select(match => match.Value);

    [GeneratedRegex("(?<=\")[A-Za-z0-9]+(?=\"\\s*:)", RegexOptions.None, 1000)]
    private static partial Regex JsonMember();
}
