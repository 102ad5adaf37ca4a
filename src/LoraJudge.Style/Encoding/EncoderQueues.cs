using System.Threading.Channels;

namespace LoraJudge.Style.Encoding;

/// <summary>What waits for the encoder: searches, which somebody waits for, and bulk work. Many writers, one reader.</summary>
internal sealed class EncoderQueues(EncoderOptions options, TimeProvider time)
{
    private Task moreInteractive = Task.CompletedTask;
    private Task moreBulk = Task.CompletedTask;

    public Channel<EncodeRequest> Interactive { get; } = Channel.CreateBounded<EncodeRequest>(options.InteractiveQueue);

    public Channel<EncodeRequest> Bulk { get; } = Channel.CreateBounded<EncodeRequest>(options.BulkQueue);

    /// <summary>Waits for a request, then gathers up to a batch for the same encoder; interactive requests never wait for bulk ones to fill it.</summary>
    /// <exception cref="OperationCanceledException">The service is stopping; no request is taken then.</exception>
    public async Task<List<EncodeRequest>> NextBatchAsync(CancellationToken stopping)
    {
        var batch = new List<EncodeRequest>(options.MaxBatchSize);
        while (batch.Count == 0)
        {
            await ArrivalAsync(stopping);
            Drain(Interactive.Reader, batch);
            if (batch.Count > 0 && batch.Count < options.MaxBatchSize && options.MaxBatchDelay > 0)
            {
                // What was taken from the queue is encoded even when the service stops meanwhile: nobody else would answer it.
                var delay = Task.Delay(TimeSpan.FromMilliseconds(options.MaxBatchDelay), time, stopping);
                await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Drain(Interactive.Reader, batch);
            }

            if (batch.Count == 0)
                Drain(Bulk.Reader, batch);
        }

        return batch;
    }

    /// <summary>Waits until a queue has something. A wait that the other queue ended is kept for the next time, not left behind.</summary>
    private async Task ArrivalAsync(CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        if (moreInteractive.IsCompleted)
            moreInteractive = Interactive.Reader.WaitToReadAsync(stopping).AsTask();
        if (moreBulk.IsCompleted)
            moreBulk = Bulk.Reader.WaitToReadAsync(stopping).AsTask();
        await await Task.WhenAny(moreInteractive, moreBulk);
    }

    /// <summary>Takes no more requests; returns those that still wait.</summary>
    public IEnumerable<EncodeRequest> Close()
    {
        Interactive.Writer.TryComplete();
        Bulk.Writer.TryComplete();
        foreach (var channel in (Channel<EncodeRequest>[])[Interactive, Bulk])
        {
            while (channel.Reader.TryRead(out var request))
                yield return request;
        }
    }

    private void Drain(ChannelReader<EncodeRequest> reader, List<EncodeRequest> batch)
    {
        while (batch.Count < options.MaxBatchSize && reader.TryPeek(out var next) && (batch.Count == 0 || next.Encoder == batch[0].Encoder))
        {
            // There is one reader: what it has peeked at is what it reads.
            if (!reader.TryRead(out var request))
                return;
            if (request.IsCancelled)
                request.Drop();
            else
                batch.Add(request);
        }
    }
}
