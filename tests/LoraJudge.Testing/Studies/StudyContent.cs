using System.Globalization;
using System.Security.Cryptography;
using LoraJudge.Domain;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Domain.Studies.Pooling;

namespace LoraJudge.Testing.Studies;

/// <summary>Makes the rows of a study of a catalogue's models.</summary>
internal sealed class StudyContent(Study study, IReadOnlyList<LoraModel> models)
{
    /// <summary>A held-out picture, and the samples that its candidates are shown by.</summary>
    public (Topic Topic, LoraModel Model, IReadOnlyList<SampleImage> Samples) Query(int number)
    {
        var model = models[number % models.Count];
        var held = Pictures(model)[number % model.References.Count];
        var samples = Pictures(model).Select(picture => picture.SampleImage).Where(sample => sample != held.SampleImage);
        SampleImage[] shown = [.. samples.Take(study.Plan.PicturesAnItem)];
        return (
            new Topic
            {
                Study = study,
                Code = string.Create(CultureInfo.InvariantCulture, $"q{number + 1:00}"),
                Origin = TopicOrigin.HeldOut,
                BlobSha256 = held.BlobSha256,
                Width = held.Width,
                Height = held.Height,
                ReferenceImage = held,
                Originals = [.. shown.Select(sample => sample.BlobSha256).OfType<string>()],
            },
            model,
            shown
        );
    }

    public VariantMethod Method(string name, int position) =>
        new()
        {
            Study = study,
            Name = name,
            Position = position,
            EncoderHash = Sha256(name),
        };

    /// <summary>Models in an order that only the method and the query decide.</summary>
    public (MethodRun Found, IReadOnlyList<RunEntry> Entries) Rank(
        VariantMethod method,
        IReadOnlyList<(Topic Topic, LoraModel Model, IReadOnlyList<SampleImage> Samples)> queries
    )
    {
        var run = new Run
        {
            VariantMethod = method,
            Sha256 = Sha256($"run of {method.Name}"),
            CreatedUtc = study.CreatedUtc,
        };
        RunEntry[] entries =
        [
            .. queries.SelectMany(
                (query, number) =>
                    new PlanRandom(study.Plan.Seed, method.Position, number)
                        .Shuffled(models)
                        .Take(study.Plan.StoredRanks)
                        .Select(
                            (model, place) =>
                                new RunEntry
                                {
                                    Run = run,
                                    Topic = query.Topic,
                                    Rank = place + 1,
                                    LoraModel = model,
                                    Score = 1.0 / (place + 1),
                                }
                        )
            ),
        ];
        return (
            new MethodRun(method.Name, [.. entries.Select(entry => new RankedModel(entry.Topic.Code, entry.Rank, entry.LoraModel.Slug))]),
            entries
        );
    }

    public PoolItem Item((Topic Topic, LoraModel Model, IReadOnlyList<SampleImage> Samples) query, string slug)
    {
        var model = models.Single(model => model.Slug == slug);
        return new PoolItem
        {
            Study = study,
            Topic = query.Topic,
            LoraModel = model,
            Code = RandomCode.New(),
            Pictures = Shown(model, query.Samples),
        };
    }

    /// <summary>The query's own model: whoever looks gives it a 4.</summary>
    public AttentionCheck Check((Topic Topic, LoraModel Model, IReadOnlyList<SampleImage> Samples) query) =>
        new()
        {
            Study = study,
            Topic = query.Topic,
            Code = RandomCode.New(),
            Pictures = Shown(query.Model, query.Samples),
            Least = 4,
            Most = 4,
        };

    public static Block Stored(Study study, StudyBlock block, IReadOnlyList<PoolItem> pool, IReadOnlyList<AttentionCheck> checks) =>
        new()
        {
            Study = study,
            Number = block.Number,
            FirstOrder = block.FirstOrder,
            Items =
            [
                .. block.Items.Select(
                    (item, position) =>
                        new BlockItem
                        {
                            Position = position,
                            PoolItem = pool.SingleOrDefault(row => row.Code == item.Id),
                            AttentionCheck = checks.SingleOrDefault(row => row.Code == item.Id),
                        }
                ),
            ],
        };

    public FrozenPlan Freeze(
        IReadOnlyList<(Topic Topic, LoraModel Model, IReadOnlyList<SampleImage> Samples)> queries,
        IReadOnlyList<(MethodRun Found, IReadOnlyList<RunEntry> Entries)> runs,
        IReadOnlyList<PoolItem> pool,
        IReadOnlyList<AttentionCheck> checks,
        IReadOnlyList<StudyBlock> blocks,
        DateTime opened
    ) =>
        new(
            study.Plan,
            [
                .. queries.Select(query => new FrozenTopic(
                    query.Topic.Code,
                    query.Topic.BlobSha256,
                    query.Topic.Originals,
                    query.Model.Slug
                )),
            ],
            [
                .. runs.Select(run => run.Entries[0].Run)
                    .Select(run => new FrozenMethod(run.VariantMethod.Name, run.VariantMethod.EncoderHash, run.Sha256)),
            ],
            [.. pool.Select(item => new FrozenPoolItem(item.Code, item.Topic.Code, item.LoraModel.Slug, item.Pictures))],
            [.. checks.Select(check => new FrozenCheck(check.Code, check.Topic.Code, check.Pictures, check.Least, check.Most))],
            blocks,
            opened
        );

    private static List<ReferenceImage> Pictures(LoraModel model) => [.. model.References.OrderBy(picture => picture.SampleImageId)];

    private static List<string> Shown(LoraModel model, IReadOnlyList<SampleImage> samples) =>
        [.. samples.Select(sample => model.References.Single(picture => picture.SampleImage == sample).BlobSha256)];

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
