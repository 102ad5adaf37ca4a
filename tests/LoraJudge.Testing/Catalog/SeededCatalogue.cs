using System.Collections.Concurrent;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Encoding;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Testing.Catalog;

/// <summary>A catalogue of striped pictures, encoded by the fake encoder.</summary>
/// <param name="Models">In the order of their styles, from 0.</param>
/// <param name="Snapshot">What searches read.</param>
public sealed record SeededCatalogue(IReadOnlyList<LoraModel> Models, StyleSnapshot Snapshot)
{
    private static readonly string[] Codes = ["face-1", "object-1", "landscape-1", "abstract-1", "pattern-1", "painting-1"];

    private static readonly ConcurrentDictionary<(int Style, int Subject), byte[]> Pictures = new();
    private static readonly ConcurrentDictionary<(int Style, int Subject), float[]> Vectors = new();

    /// <param name="context">An empty, migrated database.</param>
    /// <param name="blobs">Where the pictures go.</param>
    /// <param name="decoder">Encodes them as files, and decodes them as searches do.</param>
    /// <param name="models">How many models.</param>
    /// <param name="withOriginals">Whether the samples have originals.</param>
    /// <param name="standIns">Whether the models are the demo's.</param>
    public static async Task<SeededCatalogue> CreateAsync(
        LoraJudgeDbContext context,
        IBlobStore blobs,
        IImageDecoder decoder,
        int models = 12,
        bool withOriginals = true,
        bool standIns = false
    )
    {
        var set = new SampleSet { Name = "Samples", CreatedUtc = DateTime.UnixEpoch };
        for (var subject = 0; subject < Codes.Length; subject++)
        {
            set.Images.Add(
                new SampleImage
                {
                    Code = Codes[subject],
                    Category = (SampleCategory)(subject + 1),
                    BlobSha256 = withOriginals ? await blobs.PutAsync(Picture(decoder, 1000, subject)) : null,
                }
            );
        }

        context.Add(set);
        var seeded = new List<LoraModel>();
        for (var style = 0; style < models; style++)
        {
            var model = Model(style, standIns);
            for (var subject = 0; subject < Codes.Length; subject++)
            {
                model.References.Add(
                    new ReferenceImage
                    {
                        SampleImage = set.Images[subject],
                        BlobSha256 = await blobs.PutAsync(Picture(decoder, style, subject)),
                        Width = 96,
                        Height = 96,
                        CreatedUtc = DateTime.UnixEpoch,
                    }
                );
            }

            seeded.Add(model);
        }

        context.AddRange(seeded);
        await context.SaveChangesAsync();
        return new SeededCatalogue(seeded, SnapshotOf(seeded, decoder));
    }

    /// <summary>The file of one reference picture: the same style and subject give the same bytes.</summary>
    public static byte[] Picture(IImageDecoder decoder, int style, int subject) =>
        Pictures.GetOrAdd((style, subject), _ => decoder.EncodeJpeg(StripedPicture.Draw(style, subject), 95));

    public static StyleSnapshot SnapshotOf(IReadOnlyList<LoraModel> models, IImageDecoder decoder, string? statisticsHash = null)
    {
        var references = models
            .Select((model, style) => new ModelReferences(model.Id, [.. Codes.Select((_, subject) => Vector(decoder, style, subject))]))
            .ToList();
        var own = references.SelectMany(model => model.References.Select(vector => Mean(vector, model.References)));
        var others = references
            .Zip(references.Skip(1))
            .SelectMany(pair => pair.First.References.Select(vector => Mean(vector, pair.Second.References)));
        return new StyleSnapshot(
            statisticsHash ?? new FakeStyleEncoder().Hash,
            new string('b', 64),
            "Fake style space",
            Projection,
            new ExhaustiveIndex(references),
            new DistanceScale(own, others)
        );
    }

    private static WhitenedPca Projection { get; } =
        new(
            new float[FakeStyleEncoder.Dimensions],
            [
                .. Enumerable
                    .Range(0, FakeStyleEncoder.Dimensions * FakeStyleEncoder.Dimensions)
                    .Select(i => i % (FakeStyleEncoder.Dimensions + 1) == 0 ? 1f : 0f),
            ]
        );

    private static float[] Vector(IImageDecoder decoder, int style, int subject) =>
        Vectors.GetOrAdd(
            (style, subject),
            _ => Projection.Project(FakeStyleEncoder.Encode(decoder.DecodeSquare(Picture(decoder, style, subject), FakeStyleEncoder.Edge)))
        );

    private static double Mean(float[] vector, IReadOnlyList<float[]> others) =>
        others
            .Where(other => other != vector)
            .Average(other => Math.Sqrt(vector.Zip(other).Sum(pair => Math.Pow(pair.First - pair.Second, 2))));

    private static LoraModel Model(int style, bool standIn) =>
        new()
        {
            Slug = $"style-{style}",
            Name = $"Style {style}",
            LoraName = $"style_{style}_v1",
            Version = "v1",
            Creator = standIn ? null : "Somebody",
            BaseModel = standIn ? null : "SD 1.5",
            TriggerWords = ["striped", $"style{style}"],
            Licence = standIn ? null : "CreativeML OpenRAIL-M",
            AllowsUncredited = false,
            AllowsDerivatives = true,
            CommercialUse = CommercialUse.Image | CommercialUse.RentCivit,
            SourceUrl = $"https://example.org/models/{style}",
            IsStandIn = standIn,
            CreatedUtc = DateTime.UnixEpoch,
        };
}
