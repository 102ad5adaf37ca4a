using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Transfer;
using LoraJudge.Testing.Building;
using LoraJudge.Web.Features.Production.Building.Runs;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Production.Building;

/// <summary>
/// Two portals on one SQL Server: <c>LORAJUDGE_TEST_SQLSERVER</c> holds a connection string; where no database may be made there,
/// <c>LORAJUDGE_TEST_SQLSERVER_DATABASE</c> names an empty one.
/// </summary>
[Trait("needs", "sqlserver")]
[Trait("group", "server")]
public sealed class SharedQueueTests
{
    private const string Server = "LORAJUDGE_TEST_SQLSERVER";
    private const int Models = 10;
    private const int Samples = 6;

    [Fact]
    public async Task Two_portals_divide_the_work_and_do_nothing_twice()
    {
        if (Environment.GetEnvironmentVariable(Server) is not { } connection)
        {
            Assert.Skip($"Set {Server} to a connection string to run this on SQL Server.");
            return;
        }

        var existing = Environment.GetEnvironmentVariable($"{Server}_DATABASE");
        var database = new SqlConnectionStringBuilder(connection) { InitialCatalog = existing ?? $"LoraJudgeTest_{Guid.NewGuid():N}" };
        using var folder = new LoraJudge.Testing.Portal.TemporaryFolder();
        (string, string)[] settings =
        [
            ("Database:Provider", nameof(DatabaseProvider.SqlServer)),
            ("Database:ConnectionString", database.ToString()),
            ("Database:MaxBatchSize", Environment.GetEnvironmentVariable($"{Server}_MAXBATCH") ?? "42"),
            ("Storage:Folder", folder.Path),
        ];
        await using var first = await BuildSite.CreateAsync(Models, Samples, runsJobs: true, settings);
        var other = new CountingTransfer();
        await using var second = new Portal(settings)
        {
            RunsJobs = true,
            Configure = services => services.AddSingleton<IStyleTransfer>(other),
        };
        first.Transfer.Gate = other.Gate = (_, cancellation) => Task.Delay(30, cancellation);
        _ = second.Get<BuildReader>();

        var run = await first.StartAsync();
        await Eventually.HoldsAsync(async () => (await first.RunAsync(run)).Run.IsOver);

        Assert.Equal(BuildState.Finished, (await first.RunAsync(run)).Run.State);
        var made = first.Transfer.Made.Concat(other.Made).Select(request => (request.LoraName, request.Seed)).ToList();
        Assert.Equal(Models * Samples, made.Count);
        Assert.Equal(Models * Samples, made.Distinct().Count());
        Assert.NotEmpty(first.Transfer.Made);
        Assert.NotEmpty(other.Made);
        Assert.Equal(Models * Samples, first.Portal.Encoder.Encoded + second.Encoder.Encoded);
        if (existing is null)
        {
            await using var context = await first.Portal.OpenAsync();
            await context.Database.EnsureDeletedAsync();
        }
    }
}
