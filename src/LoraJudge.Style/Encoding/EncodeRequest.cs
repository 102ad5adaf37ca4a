using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Encoding;

/// <summary>A picture that waits for its vector.</summary>
internal sealed class EncodeRequest(RgbImage image, long enqueued, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<EncodedImage> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RgbImage Image { get; } = image;

    /// <summary>Timestamp of the service's clock.</summary>
    public long Enqueued { get; } = enqueued;

    public bool IsCancelled => cancellation.IsCancellationRequested;

    public Task<EncodedImage> Completion => completion.Task;

    public void Succeed(EncodedImage encoded) => completion.TrySetResult(encoded);

    public void Fail(Exception exception) => completion.TrySetException(exception);
}
