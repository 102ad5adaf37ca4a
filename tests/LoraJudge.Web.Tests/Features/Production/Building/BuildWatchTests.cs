using LoraJudge.Web.Features.Production.Building.Steps;
using Microsoft.Extensions.Logging.Testing;

namespace LoraJudge.Web.Tests.Features.Production.Building;

public sealed class BuildWatchTests
{
    [Fact]
    public async Task Whatever_exception_a_look_at_the_lease_meets_it_looks_again()
    {
        var logger = new FakeLogger();
        var looks = 0;
        await using var watch = new BuildWatch(
            _ => ++looks == 1 ? throw new InvalidOperationException("a fault") : Task.FromResult(looks < 3),
            _ => Task.FromResult(true),
            TimeSpan.FromHours(1),
            TimeProvider.System,
            logger,
            CancellationToken.None
        );

        await Eventually.HoldsAsync(() => watch.Token.IsCancellationRequested);

        Assert.Equal(3, looks);
        Assert.Equal("a fault", Assert.Single(logger.Collector.GetSnapshot()).Exception!.Message);
    }
}
