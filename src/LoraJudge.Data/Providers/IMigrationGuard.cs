namespace LoraJudge.Data.Providers;

/// <summary>What a provider needs around a migration at start.</summary>
internal interface IMigrationGuard
{
    /// <summary>Prepares a database that may not be there yet for the question which migrations it lacks.</summary>
    Task PrepareAsync(LoraJudgeDbContext context, CancellationToken cancellation);

    /// <summary>Waits until no other process migrates, and removes what a killed one left behind.</summary>
    /// <returns>Ends the protection when disposed of.</returns>
    /// <exception cref="TimeoutException">Another process goes on migrating.</exception>
    Task<IAsyncDisposable> EnterAsync(LoraJudgeDbContext context, CancellationToken cancellation);
}
