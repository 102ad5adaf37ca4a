namespace LoraJudge.Data.Providers;

/// <summary>The section "Database" of the configuration: where the tables are kept.</summary>
public sealed record DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>"Sqlite" (the default) or "SqlServer"; letter case does not matter.</summary>
    public string Provider { get; init; } = nameof(DatabaseProvider.Sqlite);

    /// <summary>
    /// Empty for SQLite means the file lorajudge.db in the data folder, and a relative file name is taken from there; SQL Server needs
    /// a connection string.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>Rows that SQL Server is sent in one statement; null for the default, 1 for servers without MERGE.</summary>
    public int? MaxBatchSize { get; init; }
}
