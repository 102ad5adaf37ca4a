using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Encoders.Activation;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Makes the snapshots that searches read, one at a time: encoder and snapshot change together.</summary>
internal sealed class CatalogueIndex(
    SnapshotBuilder builder,
    RankingKeeper keeper,
    StyleSpace space,
    CatalogueSnapshots snapshots,
    IStyleEncoder encoder,
    EncoderStanding standing
) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Searches begin with the last snapshot, while the catalogue is looked at: by the active encoder, where there is one.</summary>
    public Task ReopenAsync(CancellationToken cancellation) =>
        HoldAsync(
            async () =>
            {
                if (
                    snapshots.Current is null
                    && await builder.ReopenAsync(await encoder.ReadyAsync(cancellation), cancellation) is { } last
                )
                    snapshots.Swap(last);
                return snapshots.Current;
            },
            cancellation
        );

    /// <summary>The catalogue as it is now, by the active encoder.</summary>
    public Task<StyleSnapshot?> RefreshAsync(CancellationToken cancellation) =>
        HoldAsync(
            async () =>
            {
                var snapshot = await builder.BuildAsync(await encoder.ReadyAsync(cancellation), refit: false, cancellation);
                snapshots.Swap(snapshot);
                return snapshot;
            },
            cancellation
        );

    /// <summary>
    /// Brings some models up to date: added, replaced or taken out as the tables have them. It takes as long as they take, not as the
    /// catalogue does; searches go on with the last snapshot until then.
    /// </summary>
    public async Task<StyleSnapshot?> UpdateAsync(IReadOnlyCollection<long> models, CancellationToken cancellation) =>
        await HoldAsync(() => UpdatedAsync(models, cancellation), cancellation) ?? await RefreshAsync(cancellation);

    /// <summary>Which models searches have otherwise than the tables. Searches and updates go on meanwhile.</summary>
    public async Task<IReadOnlyCollection<long>> ChangedAsync(CancellationToken cancellation)
    {
        var description = await encoder.ReadyAsync(cancellation);
        return snapshots.Current is { } present && present.StatisticsHash == description.Hash
            ? await builder.ChangedAsync(description, present.Index, cancellation)
            : [];
    }

    /// <summary>Writes the index to its file where enough has changed. Searches and updates go on meanwhile.</summary>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        if (await HoldAsync(() => Task.FromResult(keeper.Unsaved), cancellation) is not var (ranking, changes))
            return;
        if (!await Task.Run(() => keeper.Save(ranking), cancellation))
            return;
        await HoldAsync(
            () =>
            {
                var reopened = keeper.Reopen(ranking, changes);
                if (reopened is not null && snapshots.Current is { } present && present.EncoderHash == reopened.EncoderHash)
                    snapshots.Swap(present with { Index = reopened.Index });
                return Task.FromResult(reopened);
            },
            cancellation
        );
    }

    /// <summary>
    /// Fits the style space anew where the catalogue has outgrown it. Searches and updates go on by the old fit until the new one has all
    /// models.
    /// </summary>
    /// <returns>Whether there is a new fit.</returns>
    public async Task<bool> RefitOutgrownAsync(CancellationToken cancellation)
    {
        var description = await encoder.ReadyAsync(cancellation);
        if (snapshots.Current is not { } present || !await space.IsOutgrownAsync(description, present.Index.ReferenceCount, cancellation))
            return false;
        if (await builder.RefitAsync(description, cancellation) is not { } refitted)
            return false;
        return await HoldAsync(
            async () =>
            {
                if ((await encoder.ReadyAsync(cancellation)).Hash != description.Hash)
                    return false;
                snapshots.Swap(await builder.FinishAsync(description, refitted, cancellation));
                return true;
            },
            cancellation
        );
    }

    /// <summary>Swaps in a snapshot by another loaded encoder, makes that one active and lets the old one go.</summary>
    /// <param name="to">A loaded encoder, whose vectors are there.</param>
    /// <param name="wantedId">The wanted encoder that it is; null where the tables say already that it is active.</param>
    /// <returns>False where it is not wanted any more; nothing is changed then.</returns>
    /// <exception cref="EncoderUnavailableException">There would be nothing to search.</exception>
    public Task<bool> SwitchAsync(EncoderDescription to, long? wantedId, CancellationToken cancellation) =>
        HoldAsync(
            async () =>
            {
                var snapshot = await builder.BuildAsync(to, refit: false, cancellation);
                if (snapshot is null && snapshots.Current is not null)
                    throw new EncoderUnavailableException("None of the catalogue's pictures could be encoded by it; the log says why.");
                // What is registered is active as itself, adapted to the catalogue or not.
                var active = to.IsStyleSpace ? to.Hash : snapshot?.EncoderHash ?? to.Hash;
                if (wantedId is { } id && !await standing.ActivateAsync(id, active, cancellation))
                    return false;
                var from = await encoder.ReadyAsync(cancellation);
                encoder.Activate(to.Hash);
                snapshots.Swap(snapshot);
                if (from.Hash != to.Hash)
                    encoder.Unload(from.Hash);
                return true;
            },
            cancellation
        );

    public void Dispose() => gate.Dispose();

    private async Task<StyleSnapshot?> UpdatedAsync(IReadOnlyCollection<long> models, CancellationToken cancellation)
    {
        var description = await encoder.ReadyAsync(cancellation);
        if (snapshots.Current is not { } present || present.StatisticsHash != description.Hash)
            return null;
        var updated = await builder.UpdateAsync(description, present, models, cancellation);
        if (updated is not null && updated != present)
            snapshots.Swap(updated);
        return updated;
    }

    private async Task<T> HoldAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }
}
