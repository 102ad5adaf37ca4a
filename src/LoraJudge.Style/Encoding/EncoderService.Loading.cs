using Microsoft.Extensions.Logging;

namespace LoraJudge.Style.Encoding;

// Which encoders are in memory, and which of them is the active one.
public sealed partial class EncoderService
{
    public EncoderDescription? Find(string hash) => loaded.Find(hash);

    public async Task<EncoderDescription> LoadAsync(string? hash, CancellationToken cancellation = default)
    {
        await ready.Task.WaitAsync(cancellation);
        if (hash is not null && loaded.Find(hash) is { } there)
            return there;
        var description = loaded.Add(await Task.Run(() => source.LoadAsync(hash, cancellation), cancellation));
        LogLoaded(description.Name, description.Device);
        if (status.State == EncoderState.Unavailable)
            loaded.Retire(description.Hash);
        return description;
    }

    public void Activate(string hash)
    {
        var description = loaded.Find(hash) ?? throw new EncoderNotLoadedException(hash);
        lock (ready)
        {
            if (status.State == EncoderState.Ready)
                status = new EncoderStatus(EncoderState.Ready, description, null);
        }
    }

    public void Unload(string hash)
    {
        lock (ready)
        {
            if (status.Description?.Hash != hash)
                loaded.Retire(hash);
        }
    }

    [LoggerMessage(LogLevel.Information, "Another encoder is loaded: {Name} on {Device}.")]
    private partial void LogLoaded(string name, string device);
}
