using LoraJudge.Data.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace LoraJudge.Data.Tests.Providers;

public sealed class DatabaseTargetTests
{
    private static readonly string DataFolder = Path.GetFullPath("data-folder");

    [Fact]
    public void Without_options_the_database_is_a_file_in_the_data_folder()
    {
        var target = DatabaseTarget.From(new DatabaseOptions(), DataFolder);

        Assert.Equal(DatabaseProvider.Sqlite, target.Provider);
        Assert.Equal(Path.Combine(DataFolder, "lorajudge.db"), target.File);
        Assert.Equal(target.File, new SqliteConnectionStringBuilder(target.ConnectionString).DataSource);
    }

    [Theory]
    [InlineData("Data Source=mine.db")]
    [InlineData("Data Source=mine.db;Foreign Keys=False")]
    public void A_file_is_relative_to_the_data_folder_and_its_foreign_keys_are_on(string connectionString)
    {
        var target = DatabaseTarget.From(new DatabaseOptions { ConnectionString = connectionString }, DataFolder);

        Assert.Equal(Path.Combine(DataFolder, "mine.db"), target.File);
        Assert.True(new SqliteConnectionStringBuilder(target.ConnectionString).ForeignKeys);
    }

    [Theory]
    [InlineData("SqlServer")]
    [InlineData("sqlserver")]
    public void A_server_has_no_file(string provider)
    {
        var options = new DatabaseOptions { Provider = provider, ConnectionString = "Server=a;Database=b" };

        var target = DatabaseTarget.From(options, DataFolder);

        Assert.Equal(DatabaseProvider.SqlServer, target.Provider);
        Assert.Null(target.File);
    }

    [Theory]
    [InlineData("Postgres", "Data Source=a.db", "write \"Sqlite\"")]
    [InlineData("1", "Data Source=a.db", "write \"Sqlite\"")]
    [InlineData("Sqlite", "Data Source=:memory:", "in memory")]
    [InlineData("Sqlite", "Data Source=a;Mode=Memory;Cache=Shared", "in memory")]
    [InlineData("Sqlite", "Data Source=file:a.db", "as a URI")]
    [InlineData("Sqlite", "Server=a;Database=b", "not one for Sqlite")]
    [InlineData("Sqlite", "a.db", "write \"Data Source=lorajudge.db\"")]
    [InlineData("SqlServer", null, "names no server")]
    [InlineData("SqlServer", "Server=a", "names no database")]
    [InlineData("SqlServer", "Data Sauce=a", "write \"Server=NAME;Database=LoraJudge")]
    public void A_wrong_option_is_answered_with_what_to_write_instead(string provider, string? connectionString, string expected)
    {
        var options = new DatabaseOptions { Provider = provider, ConnectionString = connectionString };

        var refusal = Assert.Throws<OptionsValidationException>(() => DatabaseTarget.From(options, DataFolder));

        Assert.StartsWith("Database:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_to_a_statement_is_refused()
    {
        var options = new DatabaseOptions { MaxBatchSize = 0 };

        var refusal = Assert.Throws<OptionsValidationException>(() => DatabaseTarget.From(options, DataFolder));

        Assert.Contains("MaxBatchSize is 0", refusal.Message, StringComparison.Ordinal);
    }
}
