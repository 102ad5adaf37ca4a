using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace LoraJudge.Data.Providers;

/// <summary>A database as the options name it, checked.</summary>
/// <param name="ConnectionString">Complete: defaults filled in, SQLite's file name absolute.</param>
/// <param name="File">SQLite's file; null on a server.</param>
public sealed record DatabaseTarget(DatabaseProvider Provider, string ConnectionString, string? File, int? MaxBatchSize)
{
    private const string DefaultFile = "lorajudge.db";

    /// <param name="options">The section "Database".</param>
    /// <param name="dataFolder">Where SQLite's file is kept unless the connection string says otherwise.</param>
    /// <exception cref="OptionsValidationException">An option is wrong; the messages say what to write instead.</exception>
    public static DatabaseTarget From(DatabaseOptions options, string dataFolder)
    {
        if (options.MaxBatchSize < 1)
            throw Wrong($"MaxBatchSize is {options.MaxBatchSize}: write a number of rows from 1 up, or leave it out.");
        if (IsNamed(options, DatabaseProvider.Sqlite))
            return Sqlite(options, dataFolder);
        if (IsNamed(options, DatabaseProvider.SqlServer))
            return SqlServer(options);
        throw Wrong($"Provider is \"{options.Provider}\": write \"Sqlite\" (a file, nothing to install) or \"SqlServer\".");
    }

    private static bool IsNamed(DatabaseOptions options, DatabaseProvider provider) =>
        string.Equals(options.Provider, provider.ToString(), StringComparison.OrdinalIgnoreCase);

    private static DatabaseTarget Sqlite(DatabaseOptions options, string dataFolder)
    {
        const string Example = "write \"Data Source=lorajudge.db\", or leave it out for that file in the data folder.";
        var connection = Parse(options, text => new SqliteConnectionStringBuilder(text), Example);
        if (string.IsNullOrWhiteSpace(connection.DataSource))
            connection.DataSource = DefaultFile;
        if (connection.Mode == SqliteOpenMode.Memory || connection.DataSource.StartsWith(':'))
            throw Wrong($"ConnectionString names a database in memory, which ends with each connection: {Example}");
        if (connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw Wrong($"ConnectionString names its file as a URI: {Example}");
        connection.DataSource = Path.GetFullPath(connection.DataSource, Path.GetFullPath(dataFolder));
        connection.ForeignKeys = true;
        return new DatabaseTarget(DatabaseProvider.Sqlite, connection.ToString(), connection.DataSource, options.MaxBatchSize);
    }

    private static DatabaseTarget SqlServer(DatabaseOptions options)
    {
        const string Example =
            "write \"Server=NAME;Database=LoraJudge;Integrated Security=true\", or User Id and Password in place of the last part.";
        var connection = Parse(options, text => new SqlConnectionStringBuilder(text), Example);
        if (string.IsNullOrWhiteSpace(connection.DataSource))
            throw Wrong($"ConnectionString names no server, which the provider SqlServer needs: {Example}");
        if (string.IsNullOrWhiteSpace(connection.InitialCatalog))
            throw Wrong($"ConnectionString names no database: {Example}");
        return new DatabaseTarget(DatabaseProvider.SqlServer, connection.ToString(), File: null, options.MaxBatchSize);
    }

    private static T Parse<T>(DatabaseOptions options, Func<string?, T> parse, string example)
        where T : DbConnectionStringBuilder
    {
        try
        {
            return parse(options.ConnectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw Wrong($"ConnectionString is not one for {options.Provider} ({e.Message}): {example}");
        }
    }

    private static OptionsValidationException Wrong(string problem) =>
        new(DatabaseOptions.Section, typeof(DatabaseOptions), [$"{DatabaseOptions.Section}:{problem}"]);
}
