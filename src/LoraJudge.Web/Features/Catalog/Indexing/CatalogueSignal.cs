namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>
/// Tells this process's indexer at once what it would else find at its next look. A nudge alone: the tables say what has changed, and
/// what other processes change is found by looking.
/// </summary>
internal sealed class CatalogueSignal(TimeProvider time)
{
    private readonly Lock gate = new();
    private HashSet<long> models = [];
    private bool everything;
    private TaskCompletionSource raised = New();

    /// <summary>A model's last vector is there, or its pictures or facts are others now.</summary>
    public void Changed(long modelId) => Raise(() => models.Add(modelId));

    /// <summary>More than a few models have changed: all are looked at.</summary>
    public void Changed() => Raise(() => everything = true);

    /// <summary>Waits for the given time, or until something is raised.</summary>
    /// <returns>What was raised since the last call.</returns>
    public async Task<CatalogueChanges> WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        Task something;
        lock (gate)
            something = raised.Task;
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            var delay = Task.Delay(atMost, time, stop.Token);
            await Task.WhenAny(something, delay);
            await stop.CancelAsync();
            await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        lock (gate)
        {
            var changes = new CatalogueChanges(models, everything);
            (models, everything, raised) = ([], false, New());
            return changes;
        }
    }

    private void Raise(Action note)
    {
        lock (gate)
        {
            note();
            raised.TrySetResult();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <param name="Models">Ids.</param>
/// <param name="Everything">Whether other models may have changed as well.</param>
internal sealed record CatalogueChanges(IReadOnlySet<long> Models, bool Everything);
