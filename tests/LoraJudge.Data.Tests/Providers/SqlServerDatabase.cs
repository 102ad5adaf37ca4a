using System.Globalization;
using LoraJudge.Data.Providers;
using Microsoft.Data.SqlClient;

namespace LoraJudge.Data.Tests.Providers;

/// <summary>
/// A database on the server of <c>LORAJUDGE_TEST_SQLSERVER</c> (a connection string): one of its own, or where it may not create any the
/// one named by <c>LORAJUDGE_TEST_SQLSERVER_DATABASE</c>. <c>LORAJUDGE_TEST_SQLSERVER_MAXBATCH=1</c> is for servers without MERGE.
/// </summary>
public sealed class SqlServerDatabase : TestDatabase
{
    private const string Server = "LORAJUDGE_TEST_SQLSERVER";

    private readonly string? existing = Environment.GetEnvironmentVariable($"{Server}_DATABASE");

    public override string? Unavailable =>
        Environment.GetEnvironmentVariable(Server) is null ? $"Set {Server} to a connection string to run this on SQL Server." : null;

    protected override DatabaseTarget Create()
    {
        var connection = new SqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Server))
        {
            InitialCatalog = existing ?? $"LoraJudgeTest_{Guid.NewGuid():N}",
        };
        var options = new DatabaseOptions
        {
            Provider = nameof(DatabaseProvider.SqlServer),
            ConnectionString = connection.ToString(),
            MaxBatchSize = Environment.GetEnvironmentVariable($"{Server}_MAXBATCH") is { } rows
                ? int.Parse(rows, CultureInfo.InvariantCulture)
                : null,
        };
        return DatabaseTarget.From(options, dataFolder: ".");
    }

    protected override async Task RemoveAsync()
    {
        if (existing is not null)
            return;
        await using var context = await Contexts.CreateDbContextAsync();
        await context.Database.EnsureDeletedAsync();
    }
}
