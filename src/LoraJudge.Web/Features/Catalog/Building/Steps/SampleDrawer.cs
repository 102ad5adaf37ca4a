using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>Samples as back ends take them: scaled, and drawn in lines once for all models.</summary>
internal sealed class SampleDrawer(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IBlobStore blobs,
    BlobKeeper keeper,
    IImageDecoder decoder
) : IDisposable
{
    private const int Multiple = 8;
    private const int Smallest = 64;

    /// <summary>Two models that need the same drawing would have it made twice.</summary>
    private readonly SemaphoreSlim drawing = new(1);

    /// <summary>
    /// The longest side becomes <paramref name="edge"/>, the other keeps the proportion as far as multiples of eight allow. Each side is scaled by
    /// itself, so that nothing is cut off and the sample can be compared with its picture pixel by pixel.
    /// </summary>
    public static (int Width, int Height) SizeAt(int width, int height, int edge)
    {
        var scale = edge / (double)Math.Max(width, height);
        return (Side(width), Side(height));

        int Side(int side) => Math.Max(Smallest, (int)Math.Round(side * scale / Multiple) * Multiple);
    }

    /// <exception cref="InvalidDataException">Its file is not there.</exception>
    /// <exception cref="ImageRejectedException">Its file cannot be read.</exception>
    public async Task<RgbImage> ReadAsync(SampleImage sample, int edge, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var bytes =
            await blobs.GetAsync(sample.BlobSha256!, cancellation)
            ?? throw new InvalidDataException($"The file of the sample {sample.Code} is not in the blob store: upload it again.");
        return await Task.Run(
            () =>
            {
                var header = decoder.ReadHeader(bytes);
                var (width, height) = SizeAt(header.Width, header.Height, edge);
                return decoder.DecodeTo(bytes, width, height);
            },
            cancellation
        );
    }

    /// <returns>Null where the back end works from the sample itself.</returns>
    /// <exception cref="TransferException">There is no drawing.</exception>
    public async Task<RgbImage?> DrawAsync(SampleImage sample, RgbImage image, IStyleTransfer transfer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        if (await StoredAsync(sample.Id, image, transfer.Backend, cancellation) is { } stored)
            return stored;
        await drawing.WaitAsync(cancellation);
        try
        {
            if (await StoredAsync(sample.Id, image, transfer.Backend, cancellation) is { } meanwhile)
                return meanwhile;
            var drawn = await transfer.DrawAsync(image, cancellation);
            if (drawn is not null)
                await StoreAsync(sample.Id, decoder.EncodePng(drawn), transfer.Backend);
            return drawn;
        }
        finally
        {
            drawing.Release();
        }
    }

    public void Dispose() => drawing.Dispose();

    private async Task<RgbImage?> StoredAsync(long sampleId, RgbImage image, string backend, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var sha256 = await context
            .SampleImages.Where(sample => sample.Id == sampleId && sample.LineDrawingBackend == backend)
            .Select(sample => sample.LineDrawingSha256)
            .SingleOrDefaultAsync(cancellation);
        if (sha256 is null || await blobs.GetAsync(sha256, cancellation) is not { } bytes)
            return null;
        var drawn = decoder.Decode(bytes);
        return (drawn.Width, drawn.Height) == (image.Width, image.Height) ? drawn : null;
    }

    private Task<int> StoreAsync(long sampleId, byte[] png, string backend) =>
        keeper.StoreAsync(
            [png],
            async () =>
            {
                var sha256 = BlobKey.Of(png);
                await using var context = await contexts.CreateDbContextAsync();
                return await context
                    .SampleImages.Where(sample => sample.Id == sampleId)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(sample => sample.LineDrawingSha256, sha256)
                            .SetProperty(sample => sample.LineDrawingBackend, backend)
                    );
            },
            CancellationToken.None
        );
}
