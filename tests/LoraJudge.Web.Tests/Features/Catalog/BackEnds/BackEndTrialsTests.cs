using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Catalog.BackEnds;
using LoraJudge.Web.Features.Catalog.Building;
using Microsoft.Extensions.Logging.Testing;

namespace LoraJudge.Web.Tests.Features.Catalog.BackEnds;

[Trait("group", "server")]
public sealed class BackEndTrialsTests
{
    [Fact]
    public async Task A_trial_that_fails_is_in_the_log_with_its_reason()
    {
        await using var portal = new Portal();
        var logger = new FakeLogger<BackEndTrials>();
        using var trials = new BackEndTrials(portal.Get<TransferBackEnds>(), portal.Get<IImageDecoder>(), portal.Clock, logger);

        var id = trials.Start("procedural", "no-such-style", TestFiles.Png(StripedPicture.Draw(1, 1)));
        await Eventually.HoldsAsync(() => trials.Find(id) is { IsRunning: false });

        var line = Assert.Single(logger.Collector.GetSnapshot());
        Assert.Contains("procedural made no trial picture with no-such-style", line.Message);
        Assert.Contains(trials.Find(id)!.Problem!, line.Message);
    }
}
