using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Production.Building.Jobs;
using LoraJudge.Web.Features.Production.Building.Steps;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace LoraJudge.Web.Tests.Features.Production.Building;

[Trait("group", "server")]
public sealed class BuildJobsTests
{
    [Fact]
    public async Task A_job_that_cannot_read_its_tables_says_so_in_the_log_and_its_model_is_worked_on_later()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 2);
        var run = await site.StartAsync();
        var item = (await site.ItemAsync(run, "model-1")).Id;
        var log = new FakeLogger<WorkQueue>();
        using var queue = new WorkQueue(new ProgressBoard(TimeProvider.System), TimeProvider.System, log);
        await queue.StartAsync(CancellationToken.None);
        using var nudges = new BuildNudges();
        var jobs = new BuildJobs(queue, new JobsOptions(), site.Portal.Get<BuildSteps>(), nudges, TimeProvider.System);

        await using var context = await site.Portal.OpenAsync();
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE BuildItems RENAME TO Elsewhere");
        var job = jobs.Ask(JobQueues.Generate, item);
        Assert.Equal([item], jobs.UnderWay(JobQueues.Generate));
        await job.Ended.WaitAsync(Eventually.Patience);
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE Elsewhere RENAME TO BuildItems");

        Assert.Equal(LogLevel.Error, log.LatestRecord.Level);
        Assert.Contains("BuildItems", log.LatestRecord.Exception!.Message, StringComparison.Ordinal);
        Assert.Empty(jobs.UnderWay(JobQueues.Generate));
        // Whoever looks for more to do is told.
        await nudges.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None).WaitAsync(Eventually.Patience);
        await queue.StopAsync(CancellationToken.None);
        await site.WorkAsync(run);
        Assert.Equal(BuildState.Finished, (await site.RunAsync(run)).Run.State);
    }
}
