using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Providers;

public static class UniqueViolations
{
    private const int SqliteUniqueIndex = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueConstraint = 2627;

    /// <summary>Whether a write failed because a row with the same unique values is there already.</summary>
    public static bool IsUniqueViolation(this DbUpdateException exception) =>
        exception.InnerException switch
        {
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUniqueIndex or SqlitePrimaryKey,
            SqlException server => server
                .Errors.Cast<SqlError>()
                .Any(error => error.Number is SqlServerUniqueIndex or SqlServerUniqueConstraint),
            _ => false,
        };
}
