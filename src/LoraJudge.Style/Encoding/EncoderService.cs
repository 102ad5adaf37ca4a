using System.Threading.Channels;
using LoraJudge.Style.Imaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraJudge.Style.Encoding;

/// <summary>
/// Hosts the process's encoders, the active one and others beside it: two bounded queues, one reader that prefers the interactive one,
/// micro-batches of one encoder each. A batch that fails is encoded again picture by picture, so that a bad picture fails alone.
/// </summary>
public sealed partial class EncoderService : BackgroundService, IStyleEncoder
{
    private const string Stopping = "The portal is stopping. Try again in a minute.";

    private readonly EncoderOptions options;
    private readonly IEncoderSource source;
    private readonly TimeProvider time;
    private readonly ILogger<EncoderService> logger;
    private readonly EncoderMetrics metrics;
    private readonly EncoderQueues queues;
    private readonly LoadedEncoders loaded = new();
    private readonly TaskCompletionSource<EncoderDescription> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile EncoderStatus status = new(EncoderState.Loading, null, null);
    private double secondsAPicture = 0.1;

    public EncoderService(EncoderOptions options, IEncoderSource source, TimeProvider time, ILogger<EncoderService> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.options, this.source, this.time, this.logger) = (options, source, time, logger);
        queues = new EncoderQueues(options, time);
        metrics = new EncoderMetrics(() => queues.Interactive.Reader.Count, () => queues.Bulk.Reader.Count);
        // Readiness is awaited by whoever cares; a failure that nobody awaits is in the status.
        _ = ready.Task.ContinueWith(task => task.Exception, TaskScheduler.Default);
    }

    public EncoderStatus Status => status;

    public async Task<EncoderDescription> ReadyAsync(CancellationToken cancellation = default)
    {
        var first = await ready.Task.WaitAsync(cancellation);
        return status.Description ?? first;
    }

    public async ValueTask<EncodedImage> EncodeAsync(
        RgbImage image,
        string encoderHash,
        EncodePriority priority,
        CancellationToken cancellation = default
    )
    {
        if (status.State == EncoderState.Loading)
            await ready.Task.WaitAsync(cancellation);
        if (status.State == EncoderState.Unavailable)
            throw new EncoderUnavailableException(status.Problem ?? Stopping);
        var request = new EncodeRequest(image, loaded.Enter(encoderHash), time.GetTimestamp(), cancellation);
        try
        {
            await EnqueueAsync(request, priority, cancellation);
        }
        catch
        {
            request.Drop();
            throw;
        }

        return await request.Completion.WaitAsync(cancellation);
    }

    public override void Dispose()
    {
        metrics.Dispose();
        base.Dispose();
    }

    private async ValueTask EnqueueAsync(EncodeRequest request, EncodePriority priority, CancellationToken cancellation)
    {
        try
        {
            if (priority == EncodePriority.Bulk)
                await queues.Bulk.Writer.WriteAsync(request, cancellation);
            else if (!queues.Interactive.Writer.TryWrite(request))
                throw Refusal();
        }
        catch (ChannelClosedException exception)
        {
            throw new EncoderUnavailableException(status.Problem ?? Stopping, exception);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => RunAsync(stoppingToken), CancellationToken.None);

    private async Task RunAsync(CancellationToken stopping)
    {
        var problem = Stopping;
        try
        {
            var first = loaded.Add(await source.LoadFirstAsync(stopping));
            status = new EncoderStatus(EncoderState.Ready, first, null);
            ready.TrySetResult(first);
            LogReady(first.Name, first.Device);
            while (!stopping.IsCancellationRequested)
                Encode(await queues.NextBatchAsync(stopping));
        }
        catch (EncoderUnavailableException exception)
        {
            problem = exception.Message;
            LogUnavailable(problem);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (Exception exception)
        {
            // Everything but searches and imports works without the encoder: the portal stays up and says what is wrong.
            problem = $"The encoder could not be started: {exception.Message} The log says more; start the portal again once it is mended.";
            LogBroken(exception);
        }
        finally
        {
            Close(problem);
        }
    }

    private void Encode(List<EncodeRequest> batch)
    {
        var started = time.GetTimestamp();
        try
        {
            var vectors = batch[0].Encoder.Encoder.Encode([.. batch.Select(request => request.Image)]);
            var took = time.GetElapsedTime(started);
            Volatile.Write(ref secondsAPicture, took.TotalSeconds / batch.Count);
            metrics.Encoded(batch.Count, took);
            for (var index = 0; index < batch.Count; index++)
            {
                var queued = time.GetElapsedTime(batch[index].Enqueued, started);
                batch[index].Succeed(new EncodedImage(vectors[index], queued, took, batch.Count));
            }
        }
        catch (Exception exception) when (batch.Count == 1)
        {
            LogFailed(exception);
            batch[0].Fail(exception);
        }
        catch (Exception exception)
        {
            LogRetry(exception, batch.Count);
            foreach (var request in batch)
            {
                if (request.IsCancelled)
                    request.Drop();
                else
                    Encode([request]);
            }
        }
    }

    private EncoderBusyException Refusal()
    {
        if (status is { State: EncoderState.Unavailable, Problem: { } problem })
            throw new EncoderUnavailableException(problem);
        metrics.Refused();
        return new EncoderBusyException(
            TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(options.InteractiveQueue * Volatile.Read(ref secondsAPicture)), 1, 60))
        );
    }

    private void Close(string problem)
    {
        lock (ready)
            status = new EncoderStatus(EncoderState.Unavailable, status.Description, problem);
        ready.TrySetException(new EncoderUnavailableException(problem));
        foreach (var request in queues.Close())
            request.Fail(new EncoderUnavailableException(problem));
        loaded.RetireAll();
    }

    [LoggerMessage(LogLevel.Information, "The encoder is ready: {Name} on {Device}.")]
    private partial void LogReady(string name, string device);

    [LoggerMessage(LogLevel.Critical, "The encoder is unavailable. {Problem}")]
    private partial void LogUnavailable(string problem);

    [LoggerMessage(LogLevel.Critical, "The encoder could not be started.")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(LogLevel.Warning, "A batch of {Count} pictures failed; each is encoded alone.")]
    private partial void LogRetry(Exception exception, int count);

    [LoggerMessage(LogLevel.Error, "A picture could not be encoded.")]
    private partial void LogFailed(Exception exception);
}
