using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Encoders.Loading;

namespace LoraJudge.Web.Features.Encoders.Activation;

/// <summary>
/// Brings this process to the encoder that the tables ask for: loads it beside the one in use, makes the vectors that it lacks, and
/// switches when the last one is there. Searches go on with the old one meanwhile.
/// </summary>
internal sealed partial class EncoderSwitch(
    EncoderStanding standing,
    IStyleEncoder encoder,
    MissingVectors missing,
    CatalogueIndex index,
    EncoderNotices notices,
    ActivationSignal signal,
    ILogger<EncoderSwitch> logger
)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Does what is to be done now, to its end or until it is no longer wanted.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await encoder.ReadyAsync(cancellation);
        if (await standing.WantedAsync(cancellation) is { } wanted)
            await FulfilAsync(wanted, cancellation);
        else
            await FollowAsync(cancellation);
    }

    private async Task FulfilAsync(Encoder wanted, CancellationToken cancellation)
    {
        try
        {
            var description = await encoder.LoadAsync(wanted.Hash, cancellation);
            if (
                await EncodeWhileWantedAsync(wanted, description, cancellation)
                && await index.SwitchAsync(description, wanted.Id, cancellation)
            )
            {
                notices.Clear();
                LogSwitched(description.Name);
            }
        }
        catch (EncoderUnavailableException exception) when (encoder.Status.State == EncoderState.Ready)
        {
            notices.Activation = $"{wanted.Name} was not activated. {exception.Message}";
            LogFailed(wanted.Name, exception.Message);
            if ((await standing.WantedAsync(cancellation))?.Id == wanted.Id)
                await standing.WantAsync(null, cancellation);
        }
        finally
        {
            encoder.Unload(wanted.Hash);
        }
    }

    /// <summary>Another process has switched: its vectors are all there.</summary>
    private async Task FollowAsync(CancellationToken cancellation)
    {
        var current = (await encoder.ReadyAsync(cancellation)).Hash;
        var active = (await standing.ActiveTrainedAsync(cancellation))?.Hash;
        var isThere = active is null ? await standing.TrainedAsync(current, cancellation) is null : active == current;
        if (isThere || (active is not null && active == notices.Fallback?.Hash))
            return;
        try
        {
            var description = await encoder.LoadAsync(active, cancellation);
            await EncodeAsync(description, cancellation);
            await index.SwitchAsync(description, wantedId: null, cancellation);
            notices.Clear();
            LogSwitched(description.Name);
        }
        catch (EncoderUnavailableException exception) when (encoder.Status.State == EncoderState.Ready && active is not null)
        {
            notices.Fallback = new EncoderNotices.Unusable(active, exception.Message);
            LogFailed(active, exception.Message);
        }
    }

    /// <returns>False where it was not wanted any more before the last vector was there.</returns>
    private async Task<bool> EncodeWhileWantedAsync(Encoder wanted, EncoderDescription description, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = WatchAsync(wanted.Id, stop);
        try
        {
            await EncodeAsync(description, stop.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await stop.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Goes over the catalogue until nothing is new: an import may add pictures meanwhile.</summary>
    private async Task EncodeAsync(EncoderDescription description, CancellationToken cancellation)
    {
        EncodingSummary summary;
        do summary = await missing.EncodeAsync(description, cancellation);
        while (summary.Recorded > 0);
        foreach (var picture in summary.LeftOut)
            LogLeftOut(picture.Label, description.Name, picture.Reason);
    }

    private async Task WatchAsync(long wantedId, CancellationTokenSource stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await signal.WaitAsync(LookEvery, stop.Token);
            if ((await standing.WantedAsync(stop.Token))?.Id != wantedId)
                await stop.CancelAsync();
        }
    }

    [LoggerMessage(LogLevel.Information, "Searches use {Encoder} now.")]
    private partial void LogSwitched(string encoder);

    [LoggerMessage(LogLevel.Error, "{Encoder} could not be activated. {Problem}")]
    private partial void LogFailed(string encoder, string problem);

    [LoggerMessage(LogLevel.Warning, "{Picture} has no vector by {Encoder}. {Reason}")]
    private partial void LogLeftOut(string picture, string encoder, string reason);
}
