using System.Reflection;
using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Shared.Background;
using LoraJudge.Web.Shared.Work;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Testing;

namespace LoraJudge.Web.Tests.Shared.Background;

[Trait("group", "server")]
public sealed class PollingServiceTests
{
    /// <summary>Background services that do not poll, each with the reason why no exception ends it.</summary>
    private static readonly Dictionary<Type, string> Others = new()
    {
        [typeof(CatalogueIndexer)] = "two loops with a signal each, all work in TryAsync",
        [typeof(WorkQueue)] = "a queue; WorkQueueTests, FaultyDatabaseTests",
        [typeof(SearchWarmUp)] = "once",
        [typeof(SetUpNotice)] = "once; FaultyDatabaseTests",
    };

    [Fact]
    public void Every_background_service_of_the_portal_polls_by_the_one_that_no_exception_ends()
    {
        var own = typeof(PollingService)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(BackgroundService)) && !type.IsAbstract && !type.IsSubclassOf(typeof(PollingService)));

        Assert.Equal(
            Others.Keys.Select(type => type.Name).Order(StringComparer.Ordinal),
            own.Select(type => type.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task It_meets_any_exception_logs_it_and_goes_on()
    {
        var logger = new FakeLogger();
        using var service = new Faulty(logger);

        await service.StartAsync(CancellationToken.None);
        await service.Survived.Task.WaitAsync(Eventually.Patience);

        Assert.False(service.ExecuteTask!.IsCompleted);
        Assert.Equal(
            [typeof(TaskCanceledException), typeof(InvalidOperationException)],
            logger.Collector.GetSnapshot().Select(entry => entry.Exception!.GetType())
        );
        Assert.Contains("could not look at what is faulty", logger.Collector.GetSnapshot()[0].Message);
        await service.StopAsync(CancellationToken.None);
        Assert.True(service.ExecuteTask.IsCompletedSuccessfully);
    }

    [Fact]
    public void After_each_failure_in_a_row_it_waits_longer_and_never_more_than_a_minute()
    {
        var waits = Enumerable.Range(1, 100).Select(PollingService.BackOff).ToList();

        Assert.Equal([1.0, 2, 4, 8], waits.Take(4).Select(wait => wait.TotalSeconds));
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromMinutes(1), waits[^1]);
    }

    [Fact]
    public async Task An_open_page_meets_any_exception_logs_it_and_goes_on()
    {
        var logger = new FakeLogger<PagePoll>();
        using var poll = new PagePoll(TimeProvider.System, logger, TimeSpan.FromMilliseconds(1));
        var looks = 0;

        await poll.RunAsync(_ => ++looks == 1 ? throw new InvalidOperationException("a fault") : Task.FromResult(false))
            .WaitAsync(Eventually.Patience);

        Assert.Equal(2, looks);
        Assert.Equal("a fault", Assert.Single(logger.Collector.GetSnapshot()).Exception!.Message);
    }

    [Fact]
    public void Every_page_that_polls_does_it_by_the_one_that_no_exception_ends()
    {
        var own = typeof(PagePoll)
            .Assembly.GetTypes()
            .Where(type =>
                type.DeclaringType is not null && type.DeclaringType.IsSubclassOf(typeof(Microsoft.AspNetCore.Components.ComponentBase))
            )
            .Where(type =>
                type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Any(field => field.FieldType == typeof(PeriodicTimer))
            )
            .Select(type => type.DeclaringType!.Name);

        Assert.Empty(own);
    }

    private sealed class Faulty(FakeLogger logger) : PollingService(TimeProvider.System, logger)
    {
        private int looks;

        public TaskCompletionSource Survived { get; } = new();

        protected override TimeSpan Beat => TimeSpan.FromMilliseconds(1);

        protected override string Purpose => "look at what is faulty";

        protected override Task LookAsync(CancellationToken cancellation)
        {
            switch (++looks)
            {
                // A time limit of somebody else's, not a stop.
                case 1:
                    throw new TaskCanceledException("too slow");
                case 2:
                    throw new InvalidOperationException("a fault");
                default:
                    Survived.TrySetResult();
                    return Task.CompletedTask;
            }
        }
    }
}
