using LoraJudge.Data.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Hosting;

/// <summary>An empty database of the present version, migrated once for all portals of the run.</summary>
internal static class MigratedDatabase
{
    private const string Name = "lorajudge.db";

    private static readonly Lazy<byte[]> File = new(Make);

    public static void CopyTo(string folder) => System.IO.File.WriteAllBytes(Path.Combine(folder, Name), File.Value);

    private static byte[] Make()
    {
        var folder = Directory.CreateTempSubdirectory("lorajudge-").FullName;
        try
        {
            using (var services = new ServiceCollection().AddLoraJudgeData(new DatabaseOptions(), folder).BuildServiceProvider())
                services.GetRequiredService<DatabaseMigrator>().MigrateAsync().GetAwaiter().GetResult();
            // The last connection that closes puts the journal into the file.
            SqliteConnection.ClearAllPools();
            return System.IO.File.ReadAllBytes(Path.Combine(folder, Name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
