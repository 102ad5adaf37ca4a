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
internal sealed class ReferencePipeline(IImageDecoder decoder, IStyleEncoder encoder, EncoderRows encoders, EmbeddingWriter writer)
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
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The writer's own error is the cause: it is thrown below.
        }
        finally
        {
            rows.Writer.TryComplete();
            // Also where it was cancelled: what is encoded is recorded, and nobody closes the database under it.
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return new EncodingSummary(await writing, [.. leftOut.OrderBy(picture => picture.Label, StringComparer.Ordinal)]);
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
        EncodedPicture encoded;
        try
        {
            var (bytes, header, pixels) = await DecodeAsync(source, description.InputEdge, decoders, cancellation);
            var (vector, _, _, _) = await encoder.EncodeAsync(pixels, description.Hash, EncodePriority.Bulk, cancellation);
            encoded = new EncodedPicture(bytes, header.Width, header.Height, encoderId, MemoryMarshal.AsBytes(vector.AsSpan()).ToArray());
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

        // A full disk is not the picture's fault: nothing more can be recorded, and somebody has to be told.
        return await source.ToEmbedding(encoded, cancellation);
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
