using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using LoraJudge.Data.Providers;

namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>
/// Where Hangfire keeps its queues: beside the tables on SQL Server, where several machines share them; in memory beside SQLite. What is
/// left to do stands in the portal's own tables: a queue that is lost with its process loses nothing.
/// </summary>
internal sealed class JobStore(DatabaseTarget target) : IDisposable
{
    /// <summary>Of Hangfire's tables, apart from the portal's.</summary>
    private const string Schema = "Jobs";

    private readonly Lazy<JobStorage> storage = new(() => Create(target));

    /// <summary>On SQL Server the first look makes the tables: not before the database is migrated.</summary>
    public JobStorage Storage => storage.Value;

    public void Dispose()
    {
        if (storage is { IsValueCreated: true, Value: IDisposable disposable })
            disposable.Dispose();
    }

    private static JobStorage Create(DatabaseTarget target) =>
        target.File is not null
            ? new InMemoryStorage()
            : new SqlServerStorage(target.ConnectionString, new SqlServerStorageOptions { SchemaName = Schema });
}
