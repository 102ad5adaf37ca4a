namespace LoraJudge.Data.Providers;

public enum DatabaseProvider
{
    /// <summary>A file beside the portal; nothing to install.</summary>
    Sqlite,

    /// <summary>SQL Server 2019 or newer, or Azure SQL.</summary>
    SqlServer,
}
