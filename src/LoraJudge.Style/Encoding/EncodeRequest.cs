using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Encoding;

/// <summary>A picture that waits for its vector by one encoder, which stays in memory until the request is answered or dropped.</summary>
internal sealed class EncodeRequest(RgbImage image, LoadedEncoder encoder, long enqueued, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<EncodedImage> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left;

    public RgbImage Image { get; } = image;

    public LoadedEncoder Encoder { get; } = encoder;

    /// <summary>Timestamp of the service's clock.</summary>
    public long Enqueued { get; } = enqueued;

    public bool IsCancelled => cancellation.IsCancellationRequested;

    public Task<EncodedImage> Completion => completion.Task;

    public void Succeed(EncodedImage encoded)
    {
        completion.TrySetResult(encoded);
        Drop();
    }

    public void Fail(Exception exception)
    {
        completion.TrySetException(exception);
        Drop();
    }

    /// <summary>Nobody waits for the answer, or there is none: the encoder need not stay for this request.</summary>
    public void Drop()
    {
        if (Interlocked.Exchange(ref left, 1) == 0)
            Encoder.Leave();
    }
}
