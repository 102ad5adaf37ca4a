using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>Files made into a study's data, in the order in which the tables would give them.</summary>
internal sealed class ImportedStudy
{
    private readonly ImportedFiles files;
    private readonly ImportedFacts facts;

    private ImportedStudy(ImportedFiles files, ImportWords words)
    {
        this.files = files;
        facts = ImportedFacts.Read(files, words);
    }

    /// <returns>The data of a closed study, checked, and the frozen plan's text where there is one.</returns>
    /// <exception cref="StudyException">Something is missing or wrong; the message says where.</exception>
    public static (StudyData Data, string? Plan) Read(ImportedFiles files, ImportWords words)
    {
        ArgumentNullException.ThrowIfNull(files);
        var manifest = ImportedFacts.Parse<BundleManifest>(files, StudyBundle.ManifestName);
        if (manifest is not null)
            CheckFiles(files, manifest);
        var study = new ImportedStudy(files, words);
        var data = study.Data();
        if (manifest is not null && data.Fingerprint() != manifest.Fingerprint)
            throw new StudyException(
                "The files do not give the data that manifest.json tells of. Without manifest.json they are taken as they are."
            );
        return (Closed(data), study.facts.Plan);
    }

    private static void CheckFiles(ImportedFiles files, BundleManifest manifest)
    {
        if (manifest.Schema is < StudyBundle.OldestSchemaVersion or > StudyBundle.SchemaVersion)
            throw new StudyException(
                $"The export has schema {manifest.Schema}; this portal reads {StudyBundle.OldestSchemaVersion} to {StudyBundle.SchemaVersion}."
            );
        foreach (var file in manifest.Files)
            if (files.Find(file.Name) is not null && files.HashOf(file.Name) != file.Sha256)
                throw new StudyException(
                    $"{file.Name} is not as it was exported: its hash is not the one in manifest.json. Without manifest.json it is taken as it is."
                );
    }

    /// <summary>Nobody judges here any more, whatever state it was exported in.</summary>
    private static StudyData Closed(StudyData data) => data with { Study = data.Study with { State = StudyState.Closed } };

    private StudyData Data()
    {
        var judgments = ImportedJudgments.Read(files, facts.File.Study.ScaleLabels.Count);
        var runs = Runs();
        var items = Items(judgments, runs);
        var topics = Topics(items, runs);
        string[] models =
        [
            .. items
                .Select(item => item.Model)
                .Concat(runs.Select(run => run.Model))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var columns = new ImportedColumns(topics, models, [.. items], judgments);
        try
        {
            return new StudyData
            {
                Study = Study(judgments),
                Topics = topics,
                Models = models,
                Methods = [.. facts.File.Methods.Select(method => method.Name)],
                Runs = columns.Runs(runs),
                Items = columns.Items(),
                Judgments = columns.Judgments(),
                Participants = judgments.Participants,
                Collected = new ImportedCollected(files, facts, judgments.Participants, topics).Read(),
                Amendments = facts.Amendments,
                Withdrawals = facts.File.Withdrawals,
                ErasedJudgments = facts.File.ErasedJudgments,
            }.Checked();
        }
        catch (ArgumentException exception)
        {
            throw new StudyException($"The study cannot be imported: {exception.Message}");
        }
    }

    /// <summary>Without study.json there are as many raters as the best judged item has.</summary>
    private StudyFacts Study(ImportedJudgments judgments) =>
        files.Find("study.json") is not null
            ? facts.File.Study
            : facts.File.Study with
            {
                RatersPerItem = Math.Max(
                    1,
                    judgments.Rows.CountBy(row => (row.Topic, row.Model)).Select(item => item.Value).Append(1).Max()
                ),
            };

    private List<ImportedEntry> Runs()
    {
        var scores = ImportedScores.Read(files);
        return
        [
            .. facts.File.Methods.SelectMany(
                (method, place) =>
                    ImportedRun
                        .Read(
                            method.Run,
                            files.Find(method.Run) ?? throw new StudyException($"The run {method.Run} of {method.Name} is missing.")
                        )
                        .Select(entry => new ImportedEntry(
                            place,
                            entry.Topic,
                            entry.Rank,
                            entry.Model,
                            scores.GetValueOrDefault((method.Name, entry.Topic, entry.Model), entry.Score)
                        ))
            ),
        ];
    }

    /// <summary>Of items.csv; else what was judged, and what every run has down to the depth.</summary>
    private IReadOnlyCollection<ImportedItem> Items(ImportedJudgments judgments, List<ImportedEntry> runs)
    {
        if (files.Find("items.csv") is not { } content)
            return Pooled(judgments, runs);
        var items = new List<ImportedItem>();
        using var table = new ImportedTable("items.csv", content, "item", "topic", "model");
        while (table.Next())
            items.Add(new ImportedItem(table.Word("topic"), table.Word("model"), table.Word("item")));
        return items;
    }

    private IReadOnlyCollection<ImportedItem> Pooled(ImportedJudgments judgments, List<ImportedEntry> runs)
    {
        var judged = judgments.Rows.Select(row => (row.Topic, row.Model, Code: row.Item));
        var found = runs.Where(run => run.Rank <= facts.File.Study.Depth).Select(run => (run.Topic, run.Model, Code: ""));
        return
        [
            .. judged
                .Concat(found)
                .DistinctBy(item => (item.Topic, item.Model))
                .Select(item => new ImportedItem(item.Topic, item.Model, item.Code.Length > 0 ? item.Code : $"{item.Topic}/{item.Model}")),
        ];
    }

    private IReadOnlyList<StudyTopic> Topics(IReadOnlyCollection<ImportedItem> items, List<ImportedEntry> runs) =>
        facts.File.Topics.Count > 0
            ? facts.File.Topics
            :
            [
                .. items
                    .Select(item => item.Topic)
                    .Concat(runs.Select(run => run.Topic))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(code => new StudyTopic(code, "")),
            ];
}

internal sealed record ImportedItem(string Topic, string Model, string Code);

internal sealed record ImportedEntry(int Method, string Topic, int Rank, string Model, double Score);
