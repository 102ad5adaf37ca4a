using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace LoraJudge.Web.Hosting;

/// <summary>Databases that cannot be opened, read or written.</summary>
internal static class DatabaseFailure
{
    private const string Restore = "Stop every LoraJudge that uses it, then put a backup in its place; keep the damaged file aside.";

    /// <summary>SQL Server's number of a login that it does not let in.</summary>
    private const int LoginFailed = 18456;

    /// <summary>SQL Server's number of a database that is not there or may not be opened.</summary>
    private const int CannotOpen = 4060;

    public static string? Describe(Exception exception) =>
        exception switch
        {
            SqliteException sqlite => OfSqlite(sqlite),
            NotSupportedException { Source: "Microsoft.Data.SqlClient" } lacking =>
                $"SQL Server cannot be used: {lacking.Message} Install ICU (libicu), and set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT to 0.",
            SqlException { Number: LoginFailed } =>
                "SQL Server refused the login: check User Id and Password in Database:ConnectionString.",
            SqlException { Number: CannotOpen } missing =>
                $"{missing.Message.TrimEnd()} Create the database, or correct its name in Database:ConnectionString.",
            // 20 and more end the connection, or there never was one.
            SqlException { Class: >= 20 } unreachable =>
                $"SQL Server cannot be reached: {unreachable.Message.TrimEnd()} Check that it runs, and the server's name in Database:ConnectionString.",
            _ => null,
        };

    private static string? OfSqlite(SqliteException exception) =>
        exception.SqliteErrorCode switch
        {
            SqliteCodes.Busy or SqliteCodes.Locked =>
                "The database is locked by another program: wait until it is done, or end it, and try again.",
            SqliteCodes.Corrupt => $"The database is damaged ({Said(exception)}). {Restore}",
            SqliteCodes.NotADatabase =>
                $"The database file is damaged, or is not a SQLite database. {Restore} Or name another file in Database:ConnectionString.",
            SqliteCodes.Full => "The disk with the database is full: free some space, then run the same command again.",
            SqliteCodes.ReadOnly =>
                "The database cannot be written: give the account that runs LoraJudge the right to write its file and its folder (setting Storage:Folder).",
            SqliteCodes.CannotOpen =>
                "The database cannot be opened: check that its folder is there (setting Storage:Folder), and that the account that runs LoraJudge may write there.",
            SqliteCodes.InputOutput =>
                $"The disk with the database does not answer as it should ({Said(exception)}): check that it is not full, and that it is well.",
            _ => null,
        };

    private static string Said(SqliteException exception) => exception.Message.Split('\'') is [_, var said, ..] ? said : exception.Message;

    /// <summary>SQLite's primary result codes.</summary>
    private static class SqliteCodes
    {
        public const int Busy = 5;
        public const int Locked = 6;
        public const int ReadOnly = 8;
        public const int InputOutput = 10;
        public const int Corrupt = 11;
        public const int Full = 13;
        public const int CannotOpen = 14;
        public const int NotADatabase = 26;
    }
}
