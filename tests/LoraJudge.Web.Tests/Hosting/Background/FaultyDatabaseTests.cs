using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Studies.Opening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoraJudge.Web.Tests.Hosting.Background;

[Trait("group", "server")]
public sealed class FaultyDatabaseTests
{
    public static TheoryData<Exception> Faults =>
        [new TaskCanceledException("a time limit of the driver"), new InvalidOperationException("a fault"), new TimeoutException("busy")];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_database_that_fails_by_any_exception_ends_no_background_service(Exception fault)
    {
        await using var portal = new Portal { RunsJobs = true, Configure = FaultyContexts.AddTo };
        var contexts = portal.Get<FaultyContexts>();
        contexts.Fault = fault;
        var (opener, exports) = (portal.Get<StudyOpener>(), portal.Get<ExportJobs>());

        opener.Ask(1);
        exports.Ask(1, new Dictionary<string, string>());
        await Eventually.HoldsAsync(() => opener.Of(1) is { IsUnderWay: false } && exports.Of(1) is { IsUnderWay: false });

        Assert.Contains("open it again", opener.Of(1)!.Problem);
        contexts.Fault = null;
        opener.Ask(1);
        await Eventually.HoldsAsync(() => opener.Of(1) is { IsUnderWay: false });
        Assert.DoesNotContain("open it again", opener.Of(1)!.Problem);
        Assert.All(
            portal.Services.GetServices<IHostedService>().OfType<BackgroundService>(),
            service => Assert.False(service.ExecuteTask is { IsFaulted: true }, service.GetType().Name)
        );
        Assert.False(portal.Get<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }
}
