using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Providers;

public sealed class SqliteSettingsTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Each_connection_is_safe_against_power_cuts_and_dangling_rows(string setting, string expected)
    {
        await using var context = await database.Contexts.CreateDbContextAsync();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {setting}";

        Assert.Equal(expected, $"{await command.ExecuteScalarAsync()}");
    }
}
