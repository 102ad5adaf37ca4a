using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Building.Jobs;
using LoraJudge.Web.Features.Catalog.Building.Steps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace LoraJudge.Web.Tests.Features.Catalog.Building;

[Trait("group", "server")]
public sealed class BuildJobsTests
{
    [Fact]
    public async Task A_job_that_cannot_read_its_tables_says_so_in_the_log_and_its_model_is_worked_on_later()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 2);
        var run = await site.StartAsync();
        var item = (await site.ItemAsync(run, "model-1")).Id;
        var nudges = site.Portal.Get<BuildNudges>();
        var log = new FakeLogger<BuildJobs>();
        var jobs = new BuildJobs(site.Portal.Get<BuildSteps>(), nudges, TimeProvider.System, log);

        await using var context = await site.Portal.OpenAsync();
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE BuildItems RENAME TO Elsewhere");
        nudges.Add(JobQueues.Generate, item);
        await jobs.RunAsync(JobQueues.Generate, item, CancellationToken.None);
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE Elsewhere RENAME TO BuildItems");

        Assert.Equal(LogLevel.Error, log.LatestRecord.Level);
        Assert.Contains("BuildItems", log.LatestRecord.Exception!.Message, StringComparison.Ordinal);
        Assert.Empty(nudges.Of(JobQueues.Generate));
        await site.WorkAsync(run);
        Assert.Equal(BuildState.Finished, (await site.RunAsync(run)).Run.State);
    }
}
