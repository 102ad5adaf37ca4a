using System.CommandLine;
using LoraJudge.Web.Commands;
using LoraJudge.Web.Shared.Progress;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoraJudge.Web.Tests.Commands;

public sealed class VerbHostTests
{
    [Fact]
    public async Task A_verb_that_is_stopped_ends_after_the_work_in_its_background()
    {
        var (work, stop) = (new SlowWork(), new CancellationTokenSource());

        var code = await RunAsync(
            work,
            async token =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            stop.Token
        );

        Assert.Equal(130, code);
        Assert.True(work.HasEnded);
    }

    [Fact]
    public async Task A_verb_that_fails_ends_after_the_work_in_its_background()
    {
        var work = new SlowWork();

        await Assert.ThrowsAsync<IOException>(() =>
            RunAsync(work, _ => throw new IOException("It failed."), TestContext.Current.CancellationToken)
        );

        Assert.True(work.HasEnded);
    }

    private static Task<int> RunAsync(SlowWork work, Func<CancellationToken, Task> verb, CancellationToken stop)
    {
        var root = new RootCommand();
        root.Options.Add(Verbs.Settings);
        return VerbHost.RunAsync(
            root.Parse([]),
            services => services.AddSingleton(TimeProvider.System).AddSingleton<ProgressBoard>().AddSingleton<IHostedService>(work),
            async (_, token) =>
            {
                await work.Began;
                await verb(token);
                return 0;
            },
            stop
        );
    }

    /// <summary>As a batch in native code, it cannot be interrupted.</summary>
    private sealed class SlowWork : BackgroundService
    {
        private readonly TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => began.Task;

        public bool HasEnded { get; private set; }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            HasEnded = true;
        }
    }
}
