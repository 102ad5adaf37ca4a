using System.Runtime.InteropServices;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Benchmarks.Catalogue;

/// <summary>A model that comes into a running portal: a procedural style's pictures of every sample.</summary>
/// <param name="Vectors">By the portal's encoder, in the order of the pictures.</param>
internal sealed record NewModel(string Slug, IReadOnlyList<byte[]> Pictures, IReadOnlyList<float[]> Vectors)
{
    public static async Task<NewModel> PaintAsync(IServiceProvider portal, long seed, int pictures, CancellationToken cancellation)
    {
        var (encoder, decoder) = (portal.GetRequiredService<IStyleEncoder>(), portal.GetRequiredService<IImageDecoder>());
        var (style, description) = (ProceduralStyles.Create(seed), await encoder.ReadyAsync(cancellation));
        var (files, vectors) = (new List<byte[]>(), new List<float[]>());
        for (var number = 0; number < pictures; number++)
        {
            var sample = ProceduralSamples.Create((ProceduralCategory)(number % 6), 5000 + number).Render();
            files.Add(decoder.EncodeJpeg(style.Apply(sample, seed: number)));
            var pixels = decoder.DecodeSquare(files[^1], description.InputEdge);
            vectors.Add((await encoder.EncodeAsync(pixels, description.Hash, EncodePriority.Bulk, cancellation)).Vector);
        }

        return new NewModel($"new-{seed}", files, vectors);
    }

    /// <summary>The model alone.</summary>
    public async Task<long> RegisterAsync(IServiceProvider portal, CancellationToken cancellation)
    {
        var model = new LoraModel
        {
            Slug = Slug,
            Name = Slug,
            LoraName = Slug,
            CreatedUtc = DateTime.UnixEpoch,
        };
        await using var context = await OpenAsync(portal, cancellation);
        context.Add(model);
        await context.SaveChangesAsync(cancellation);
        return model.Id;
    }

    /// <summary>One picture after the other, each in a transaction of its own.</summary>
    /// <param name="withVectors">Whether each comes with its vector; else the portal has to make them.</param>
    public async Task StoreAsync(IServiceProvider portal, long model, bool withVectors, CancellationToken cancellation)
    {
        var hash = (await portal.GetRequiredService<IStyleEncoder>().ReadyAsync(cancellation)).Hash;
        await using var reading = await OpenAsync(portal, cancellation);
        var samples = await reading.SampleImages.OrderBy(sample => sample.Id).Select(sample => sample.Id).ToListAsync(cancellation);
        var encoder = await reading.Encoders.Where(row => row.Hash == hash).Select(row => row.Id).SingleAsync(cancellation);
        for (var number = 0; number < Pictures.Count; number++)
        {
            var image = new ReferenceImage
            {
                LoraModelId = model,
                SampleImageId = samples[number],
                BlobSha256 = await portal.GetRequiredService<IBlobStore>().PutAsync(Pictures[number], cancellation),
                Backend = "procedural",
                Width = 256,
                Height = 256,
                CreatedUtc = DateTime.UnixEpoch.AddYears(60),
            };
            await using var context = await OpenAsync(portal, cancellation);
            context.Add(image);
            if (withVectors)
            {
                var vector = MemoryMarshal.AsBytes(Vectors[number].AsSpan()).ToArray();
                context.Add(
                    new Embedding
                    {
                        ReferenceImage = image,
                        EncoderId = encoder,
                        Vector = vector,
                    }
                );
            }

            await context.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Waits until every picture has its vector.</summary>
    public async Task EncodedAsync(IServiceProvider portal, long model, CancellationToken cancellation)
    {
        await using var context = await OpenAsync(portal, cancellation);
        while (await context.Embeddings.CountAsync(vector => vector.ReferenceImage.LoraModelId == model, cancellation) < Pictures.Count)
            await Task.Delay(5, cancellation);
    }

    public static Task<LoraJudgeDbContext> OpenAsync(IServiceProvider portal, CancellationToken cancellation) =>
        portal.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync(cancellation);
}
