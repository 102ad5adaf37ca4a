using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Tests.Features.Encoders;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

/// <summary>Models that come to a catalogue that is searched already.</summary>
internal static class AddedModels
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static IReadOnlyList<ModelReferences> Models(TwoEncoders two) => ((BoundedIndex)two.Snapshot.Index).Models();

    public static float[] Vector(TwoEncoders two, int style)
    {
        var decoder = two.Portal.Get<IImageDecoder>();
        var pixels = decoder.DecodeSquare(SeededCatalogue.Picture(decoder, style, 9), FakeStyleEncoder.Edge);
        return two.Snapshot.ToStyle(FakeStyleEncoder.Encode(pixels));
    }

    public static long Nearest(TwoEncoders two, int style) => two.Snapshot.Index.Search(Vector(two, style), 1)[0].ModelId;

    public static Task<long> EncoderIdAsync(TwoEncoders two) =>
        two.Portal.Get<EncoderRows>().IdOfAsync(two.Portal.Encoder.Description, None);

    public static Task FoundAsync(TwoEncoders two, long model) =>
        Eventually.HoldsAsync(() => Models(two).Any(row => row.ModelId == model && row.References.Count >= 6));

    public static async Task<long> AddAsync(TwoEncoders two, int style, string? backend = null, bool withVectors = true)
    {
        var model = new LoraModel
        {
            Slug = $"added-{style}",
            Name = $"Added {style}",
            LoraName = $"added_{style}",
            CreatedUtc = DateTime.UnixEpoch.AddYears(60),
        };
        await using (var context = await two.Portal.OpenAsync())
        {
            context.Add(model);
            await context.SaveChangesAsync();
        }

        await AddPicturesAsync(two, model.Id, style, [0, 1, 2, 3, 4, 5], backend, withVectors);
        return model.Id;
    }

    public static async Task AddPicturesAsync(
        TwoEncoders two,
        long model,
        int style,
        int[] subjects,
        string? backend,
        bool withVectors = true
    )
    {
        var blobs = two.Portal.Get<Data.Blobs.IBlobStore>();
        await using (var context = await two.Portal.OpenAsync())
        {
            var set = await context.SampleSets.Include(set => set.Images).SingleAsync();
            foreach (var subject in subjects)
            {
                var sample =
                    subject < set.Images.Count ? set.Images[subject] : new SampleImage { SampleSet = set, Code = $"more-{subject}" };
                context.Add(
                    new ReferenceImage
                    {
                        LoraModelId = model,
                        SampleImage = sample,
                        BlobSha256 = await blobs.PutAsync(SeededCatalogue.Picture(two.Portal.Get<IImageDecoder>(), style, subject)),
                        Width = 96,
                        Height = 96,
                        Backend = backend,
                        CreatedUtc = DateTime.UnixEpoch.AddYears(60),
                    }
                );
            }

            await context.SaveChangesAsync();
        }

        if (withVectors)
            await two.Portal.Get<MissingVectors>().EncodeAsync(two.Portal.Encoder.Description, None, [model]);
    }

    public static async Task<long> RunAsync(TwoEncoders two, long model, BuildStage stage)
    {
        await using var context = await two.Portal.OpenAsync();
        var item = new BuildItem { LoraModelId = model, Stage = stage };
        context.Add(
            new BuildRun
            {
                Name = "Run",
                Backend = "procedural",
                SampleSetId = await context.SampleSets.Select(set => set.Id).SingleAsync(),
                State = BuildState.Running,
                CreatedUtc = DateTime.UnixEpoch.AddYears(59),
                Items = [item],
            }
        );
        await context.SaveChangesAsync();
        return item.Id;
    }

    public static async Task StageAsync(TwoEncoders two, long item, BuildStage stage)
    {
        await using var context = await two.Portal.OpenAsync();
        await context.BuildItems.Where(row => row.Id == item).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stage, stage));
    }
}
