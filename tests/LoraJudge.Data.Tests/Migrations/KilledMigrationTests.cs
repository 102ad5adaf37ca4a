using System.Data.Common;
using System.Diagnostics;
using System.Reflection;
using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Data.Tests.Migrations;

/// <summary>A real process is killed in the middle of the first migration.</summary>
[Trait("group", "kills")]
public sealed class KilledMigrationTests : IDisposable
{
    private const string ChildFile = "LORAJUDGE_TEST_KILLED_MIGRATION";
    private const string InTheMiddle = ".in-the-middle";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly MigrationFixture start = new();

    public void Dispose() => start.Dispose();

    [Fact]
    public async Task The_next_start_migrates_from_the_beginning_without_waiting()
    {
        await KillInTheMiddleAsync();
        Assert.Equal(1, await start.CountAsync("SELECT COUNT(*) AS Value FROM __EFMigrationsLock"));
        Assert.Equal(0, await start.CountAsync("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = 'Encoders'"));

        Assert.NotEmpty(await start.Migrator().MigrateAsync().WaitAsync(Patience));

        Assert.Equal(0, await start.CountAsync("SELECT COUNT(*) AS Value FROM Embeddings"));
        Assert.Empty(await start.Migrator().MigrateAsync());
    }

    [Fact(Explicit = true)]
    public async Task Child_process_that_migrates_until_it_is_killed()
    {
        var file = Environment.GetEnvironmentVariable(ChildFile);
        Assert.SkipWhen(file is null, "Is run by the other test in a process of its own.");
        await using var services = MigrationFixture.Start(file, builder => builder.AddInterceptors(new StopInTheMiddle(file)));
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync();
    }

    private async Task KillInTheMiddleAsync()
    {
        using var child = Process.Start(Child())!;
        try
        {
            var signal = start.File + InTheMiddle;
            for (var clock = Stopwatch.StartNew(); !File.Exists(signal); await Task.Delay(50))
            {
                Assert.False(child.HasExited, "The child ended before the middle of the migration.");
                Assert.True(clock.Elapsed < Patience, "The child did not come to the middle of the migration.");
            }
        }
        finally
        {
            child.Kill(entireProcessTree: true);
            await child.WaitForExitAsync();
        }
    }

    private ProcessStartInfo Child()
    {
        var program = Path.ChangeExtension(Assembly.GetExecutingAssembly().Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var method = $"{typeof(KilledMigrationTests).FullName}.{nameof(Child_process_that_migrates_until_it_is_killed)}";
        return new ProcessStartInfo(program, ["-method", method, "-explicit", "only"])
        {
            Environment = { [ChildFile] = start.File },
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
    }

    private sealed class StopInTheMiddle(string file) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (command.CommandText.Contains("CREATE TABLE \"Embeddings\"", StringComparison.Ordinal))
            {
                await File.WriteAllTextAsync(file + InTheMiddle, "", cancellationToken);
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            return result;
        }
    }
}
