using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Encoders.Activation;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Makes the snapshots that searches read, one at a time: encoder and snapshot change together.</summary>
public sealed class CatalogueIndex(SnapshotBuilder builder, CatalogueSnapshots snapshots, IStyleEncoder encoder, EncoderStanding standing)
    : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Searches begin with the last snapshot, while the catalogue is looked at: by the active encoder, where there is one.</summary>
    public async Task ReopenAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (snapshots.Current is null && await builder.ReopenAsync(await encoder.ReadyAsync(cancellation), cancellation) is { } last)
                snapshots.Swap(last);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The catalogue as it is now, by the active encoder.</summary>
    public async Task<StyleSnapshot?> RefreshAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var snapshot = await builder.BuildAsync(await encoder.ReadyAsync(cancellation), refit: false, cancellation);
            snapshots.Swap(snapshot);
            return snapshot;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Swaps in a snapshot by another loaded encoder, makes that one active and lets the old one go.</summary>
    /// <param name="to">A loaded encoder, whose vectors are there.</param>
    /// <param name="wantedId">The wanted encoder that it is; null where the tables say already that it is active.</param>
    /// <returns>False where it is not wanted any more; nothing is changed then.</returns>
    /// <exception cref="EncoderUnavailableException">There would be nothing to search.</exception>
    public async Task<bool> SwitchAsync(EncoderDescription to, long? wantedId, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var snapshot = await builder.BuildAsync(to, refit: false, cancellation);
            if (snapshot is null && snapshots.Current is not null)
                throw new EncoderUnavailableException("None of the catalogue's pictures could be encoded by it; the log says why.");
            if (wantedId is { } id && !await standing.ActivateAsync(id, snapshot?.EncoderHash ?? to.Hash, cancellation))
                return false;
            var from = await encoder.ReadyAsync(cancellation);
            encoder.Activate(to.Hash);
            snapshots.Swap(snapshot);
            if (from.Hash != to.Hash)
                encoder.Unload(from.Hash);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
