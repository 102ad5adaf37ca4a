using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Style.Encoding;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Studies.Opening;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Opening;

/// <summary>A draft over a seeded catalogue: two held-out queries, a trained encoder and an imported run.</summary>
internal sealed class Draft : IAsyncDisposable
{
    public const int Models = 12;

    private static readonly string Trained = new('c', 64);

    public Portal Portal { get; } = new();

    public SeededCatalogue Catalogue { get; private set; } = null!;

    public StudyFreezer Freezer => Portal.Get<StudyFreezer>();

    public static StudyPlan Plan { get; } =
        new()
        {
            Title = "A study",
            Instructions = "Look, then judge.",
            Consent = new StudyConsent("I agree.", "1"),
            Depth = 3,
            RatersPerItem = 2,
            BlockLength = 4,
            ChecksABlock = 1,
            PicturesAnItem = 3,
            Control = "Trained",
            Methods = ["Trained", "Imported"],
            Seed = 7,
        };

    public static async Task<Draft> CreateAsync()
    {
        var draft = new Draft();
        draft.Catalogue = await draft.Portal.SeedAsync(Models);
        draft.Portal.Encoder.Loadable[Trained] = new EncoderDescription(
            Trained,
            "Trained",
            FakeStyleEncoder.Edge,
            FakeStyleEncoder.Dimensions,
            "cpu"
        )
        {
            IsStyleSpace = true,
        };
        return draft;
    }

    /// <param name="run">The imported run's lines; null for one that ranks all models backwards.</param>
    public async Task<long> AddAsync(Func<StudyPlan, StudyPlan>? change = null, string? run = null)
    {
        await using var context = await Portal.OpenAsync();
        var plan = change?.Invoke(Plan) ?? Plan;
        var study = new Study
        {
            Title = plan.Title,
            Invitation = RandomCode.New(),
            Plan = plan,
            CreatedUtc = DateTime.UnixEpoch,
        };
        if (!await context.Encoders.AnyAsync(encoder => encoder.Hash == Trained))
            context.Encoders.Add(
                new Encoder
                {
                    Hash = Trained,
                    Name = "Trained",
                    Kind = EncoderKind.Trained,
                    Dimensions = FakeStyleEncoder.Dimensions,
                    CreatedUtc = DateTime.UnixEpoch,
                }
            );
        context.AddRange(Topic(study, "q1", model: 0, subject: 1), Topic(study, "q2", model: 5, subject: 2));
        var file = await Portal.Get<IBlobStore>().PutAsync(System.Text.Encoding.UTF8.GetBytes(run ?? Backwards()));
        context.AddRange(
            new VariantMethod
            {
                Study = study,
                Name = "Trained",
                EncoderHash = Trained,
            },
            new VariantMethod
            {
                Study = study,
                Name = "Imported",
                Position = 1,
                RunFileSha256 = file,
            }
        );
        await context.SaveChangesAsync();
        return study.Id;
    }

    public async Task<T> ReadAsync<T>(Func<LoraJudgeDbContext, Task<T>> read)
    {
        await using var context = await Portal.OpenAsync();
        return await read(context);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private Topic Topic(Study study, string code, int model, int subject)
    {
        var reference = Catalogue.Models[model].References[subject];
        return new Topic
        {
            Study = study,
            Code = code,
            Origin = TopicOrigin.HeldOut,
            ReferenceImageId = reference.Id,
            BlobSha256 = reference.BlobSha256,
            Width = 96,
            Height = 96,
        };
    }

    private static string Backwards() =>
        string.Concat(
            from topic in (string[])["q1", "q2"]
            from style in Enumerable.Range(0, Models)
            select $"{topic} Q0 style-{style} 0 {style} imported\n"
        );
}
