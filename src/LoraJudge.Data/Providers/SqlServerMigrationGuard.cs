namespace LoraJudge.Data.Providers;

/// <summary>SQL Server needs nothing: EF's lock there belongs to a session and ends with it.</summary>
internal sealed class SqlServerMigrationGuard : IMigrationGuard, IAsyncDisposable
{
    public Task PrepareAsync(LoraJudgeDbContext context, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IAsyncDisposable> EnterAsync(LoraJudgeDbContext context, CancellationToken cancellation) =>
        Task.FromResult<IAsyncDisposable>(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
