using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Web.Features.Encoders.Activation;

namespace LoraJudge.Web.Features.Encoders.Loading;

/// <summary>
/// The encoders that the portal can use: trained ones and earlier versions' embedded ones, whose checkpoints are blobs, and the one that its settings ask
/// for. It starts with the one that was activated; where that cannot be used, with the configured one, and says so.
/// </summary>
internal sealed partial class PortalEncoders(
    EncoderOptions options,
    EncoderStanding standing,
    EmbeddedEncoders embedded,
    CheckpointFiles files,
    ICheckpointReader checkpoints,
    EncoderNotices notices,
    ILogger<PortalEncoders> logger
) : IEncoderSource
{
    public async Task<BatchEncoder> LoadFirstAsync(CancellationToken cancellation)
    {
        await embedded.KeepEarlierAsync(cancellation);
        if (options.IsEmbedded)
            await embedded.KeepPresentAsync(cancellation);
        if (await standing.ActiveTrainedAsync(cancellation) is not { } active)
            return EncoderLoader.Load(options);
        try
        {
            return await LoadTrainedAsync(active, cancellation);
        }
        catch (EncoderUnavailableException exception)
        {
            var configured = EncoderLoader.Load(options);
            notices.Fallback = new EncoderNotices.Unusable(active.Hash, exception.Message);
            LogFallback(exception.Message, configured.Description.Name);
            return configured;
        }
    }

    public async Task<BatchEncoder> LoadAsync(string? hash, CancellationToken cancellation)
    {
        if (hash is not null && await standing.TrainedAsync(hash, cancellation) is { } trained)
            return await LoadTrainedAsync(trained, cancellation);
        var configured = EncoderLoader.Load(options);
        if (hash is null || hash == configured.Description.Hash)
            return configured;
        configured.Dispose();
        throw new EncoderUnavailableException(
            $"The settings ask for {configured.Description.Name} now, another encoder than the one that was chosen. Change {EncoderOptions.Section}:TrunkWeights and start the portal again."
        );
    }

    private async Task<BatchEncoder> LoadTrainedAsync(Encoder row, CancellationToken cancellation)
    {
        BatchEncoder loaded;
        try
        {
            var path = await files.GetAsync(row.CheckpointSha256!, cancellation);
            loaded = EncoderLoader.Load(options, device => checkpoints.Load(path, device));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new EncoderUnavailableException($"The trained encoder \"{row.Name}\" cannot be used: {exception.Message}", exception);
        }

        if (loaded.Description.Hash == row.Hash)
            return loaded;
        loaded.Dispose();
        throw new EncoderUnavailableException(
            $"The trained encoder \"{row.Name}\" computes something else in this version of the portal. Register its file again: encoder add FILE."
        );
    }

    [LoggerMessage(LogLevel.Error, "{Problem} {Configured} stands in for it.")]
    private partial void LogFallback(string problem, string configured);
}
