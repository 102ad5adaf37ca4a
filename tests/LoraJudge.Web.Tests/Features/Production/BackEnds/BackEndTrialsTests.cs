using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Production.BackEnds;
using LoraJudge.Web.Features.Production.Building;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;
using Microsoft.Extensions.Logging.Testing;

namespace LoraJudge.Web.Tests.Features.Production.BackEnds;

[Trait("group", "server")]
public sealed class BackEndTrialsTests
{
    [Fact]
    public async Task A_trial_that_fails_is_in_the_log_with_its_reason()
    {
        await using var portal = new Portal();
        var logger = new FakeLogger<WorkQueue>();
        using var queue = new WorkQueue(new ProgressBoard(portal.Clock), portal.Clock, logger);
        await queue.StartAsync(CancellationToken.None);
        var trials = new BackEndTrials(queue, portal.Get<TransferBackEnds>(), portal.Get<IImageDecoder>());

        var id = trials.Start("procedural", "no-such-style", TestFiles.Png(StripedPicture.Draw(1, 1)));
        await trials.Find(id)!.Work!.Ended.WaitAsync(Eventually.Patience);

        var line = Assert.Single(logger.Collector.GetSnapshot());
        Assert.Contains("A trial picture by procedural with no-such-style", line.Message);
        Assert.Contains(trials.Find(id)!.Problem!, line.Message);
        await queue.StopAsync(CancellationToken.None);
    }
}
