using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Uses;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>
/// Reads, decodes, encodes and records pictures in bulk, all at once: the encoder never waits for a picture or for the database.
/// A picture and its vector are recorded in one transaction, so that a killed run leaves nothing half-done.
/// </summary>
public sealed class ReferencePipeline(IImageDecoder decoder, IStyleEncoder encoder, EncoderRows encoders, EmbeddingWriter writer)
{
    /// <summary>Enough pictures under way to fill the encoder's queue while others are read and decoded.</summary>
    private const int UnderWay = 48;

    /// <param name="description">A loaded encoder.</param>
    /// <param name="sources">The pictures.</param>
    /// <param name="advance">Called once a picture, recorded or left out; from many threads.</param>
    /// <exception cref="EncoderUnavailableException">The encoder cannot encode.</exception>
    /// <exception cref="EncoderNotLoadedException">Another encoder has taken its place.</exception>
    public async Task<EncodingSummary> RunAsync(
        EncoderDescription description,
        IEnumerable<ReferenceSource> sources,
        Action advance,
        CancellationToken cancellation
    )
    {
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var leftOut = new ConcurrentQueue<LeftOutPicture>();
        var rows = Channel.CreateBounded<Embedding>(UnderWay);
        using var decoders = new SemaphoreSlim(Environment.ProcessorCount);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = WriteAsync(rows.Reader, advance, stop);
        try
        {
            await Parallel.ForEachAsync(
                sources,
                new ParallelOptions { MaxDegreeOfParallelism = UnderWay, CancellationToken = stop.Token },
                async (source, token) =>
                {
                    if (await EncodeAsync(source, description, encoderId, decoders, leftOut, token) is { } row)
                        await rows.Writer.WriteAsync(row, token);
                    else
                        advance();
                }
            );
        }
        catch (OperationCanceledException) when (writing.IsFaulted)
        {
            // The writer's own error is the cause: it is thrown below.
        }
        finally
        {
            rows.Writer.TryComplete();
        }

        var recorded = await writing;
        return new EncodingSummary(recorded, [.. leftOut.OrderBy(picture => picture.Label, StringComparer.Ordinal)]);
    }

    private async Task<Embedding?> EncodeAsync(
        ReferenceSource source,
        EncoderDescription description,
        long encoderId,
        SemaphoreSlim decoders,
        ConcurrentQueue<LeftOutPicture> leftOut,
        CancellationToken cancellation
    )
    {
        try
        {
            var (bytes, header, pixels) = await DecodeAsync(source, description.InputEdge, decoders, cancellation);
            var encoded = await encoder.EncodeAsync(pixels, description.Hash, EncodePriority.Bulk, cancellation);
            var vector = MemoryMarshal.AsBytes(encoded.Vector.AsSpan()).ToArray();
            return await source.ToEmbedding(new EncodedPicture(bytes, header.Width, header.Height, encoderId, vector), cancellation);
        }
        catch (Exception exception)
            when (exception
                    is ImageRejectedException
                        or IOException
                        or InvalidDataException
                        or UnauthorizedAccessException
                        or ModelInUseException
            )
        {
            leftOut.Enqueue(new LeftOutPicture(source.Label, exception.Message));
            return null;
        }
    }

    private async Task<(byte[] Bytes, ImageHeader Header, RgbImage Pixels)> DecodeAsync(
        ReferenceSource source,
        int edge,
        SemaphoreSlim decoders,
        CancellationToken cancellation
    )
    {
        await decoders.WaitAsync(cancellation);
        try
        {
            var bytes = await source.ReadAsync(cancellation);
            return await Task.Run(
                () =>
                    (
                        bytes,
                        decoder.ReadHeader(bytes),
                        source.IsNew ? decoder.DecodeForStyle(bytes, edge) : decoder.DecodeSquare(bytes, edge)
                    ),
                cancellation
            );
        }
        finally
        {
            decoders.Release();
        }
    }

    private async Task<int> WriteAsync(ChannelReader<Embedding> rows, Action advance, CancellationTokenSource stop)
    {
        try
        {
            return await writer.WriteAsync(rows, advance);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
