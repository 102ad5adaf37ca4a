using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace LoraJudge.Web.Tests.Shared.Work;

public sealed class WorkQueueTests : IAsyncLifetime
{
    private static readonly WorkKind Kind = new("paint")
    {
        Cancelled = "The painting was cancelled.",
        Failed = "The picture could not be painted.",
        Explain = exception => (exception as InvalidDataException)?.Message,
    };

    private readonly TurnableClock time = new();
    private readonly FakeLogger<WorkQueue> log = new();
    private readonly ProgressBoard board;
    private readonly WorkQueue queue;

    public WorkQueueTests()
    {
        board = new ProgressBoard(time);
        queue = new WorkQueue(board, time, log);
    }

    public async ValueTask InitializeAsync() => await queue.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await queue.StopAsync(CancellationToken.None);
        queue.Dispose();
    }

    [Fact]
    public async Task Work_that_is_asked_for_twice_is_done_once()
    {
        var (gate, times) = (new TaskCompletionSource(), 0);
        Task Paint(ProgressBoard.Scope progress, CancellationToken cancellation)
        {
            Interlocked.Increment(ref times);
            return gate.Task.WaitAsync(cancellation);
        }

        var first = queue.Ask(Kind, 1, "Painting", Paint, subject: "first");
        var second = queue.Ask(Kind, 1, "Painting", Paint, subject: "second");
        gate.SetResult();
        await first.Ended.WaitAsync(Eventually.Patience);

        Assert.Same(first, second);
        Assert.Equal(("first", 1), (second.Subject, times));
    }

    [Fact]
    public async Task Work_that_has_ended_is_done_again_when_it_is_asked_for()
    {
        var times = 0;
        for (var round = 0; round < 2; round++)
        {
            var item = Ask(1, () => times++);
            await item.Ended.WaitAsync(Eventually.Patience);
        }

        Assert.Equal(2, times);
    }

    [Fact]
    public async Task Work_of_a_repeating_kind_that_is_asked_for_while_it_runs_is_done_once_more()
    {
        var (began, gate, times) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var kind = Kind with { Name = "follow", Repeats = true };
        async Task Follow(ProgressBoard.Scope progress, CancellationToken cancellation)
        {
            times++;
            began.TrySetResult();
            await gate.Task.WaitAsync(cancellation);
        }

        var item = queue.Ask(kind, "all", "Following", Follow);
        await began.Task.WaitAsync(Eventually.Patience);
        queue.Ask(kind, "all", "Following", Follow);
        queue.Ask(kind, "all", "Following", Follow);
        gate.SetResult();
        await item.Ended.WaitAsync(Eventually.Patience);

        Assert.Equal(2, times);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task As_many_of_a_kind_run_at_once_as_it_says_and_the_others_follow_in_their_order(int atOnce)
    {
        var kind = Kind with { AtOnce = atOnce };
        var (order, running, most) = (new List<int>(), 0, 0);
        var gate = new TaskCompletionSource();
        var items = Enumerable
            .Range(0, 20)
            .Select(number =>
                queue.Ask(
                    kind,
                    number,
                    "Painting",
                    async (_, cancellation) =>
                    {
                        lock (order)
                        {
                            order.Add(number);
                            most = Math.Max(most, ++running);
                        }

                        await gate.Task.WaitAsync(cancellation);
                        lock (order)
                            running--;
                    }
                )
            )
            .ToList();

        await Eventually.HoldsAsync(() => Count(order) == atOnce);
        gate.SetResult();
        await Task.WhenAll(items.Select(item => item.Ended)).WaitAsync(Eventually.Patience);

        Assert.Equal(atOnce, most);
        if (atOnce == 1)
            Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task The_next_work_begins_when_the_one_before_has_ended()
    {
        var before = Enumerable.Range(0, 50).Select(number => Ask(number, () => { })).ToList();
        var underWay = -1;

        await Ask(50, () => underWay = before.Count(item => item.IsUnderWay)).Ended.WaitAsync(Eventually.Patience);

        Assert.Equal(0, underWay);
    }

    [Fact]
    public async Task Kinds_do_not_wait_for_each_other()
    {
        var gate = new TaskCompletionSource();
        var slow = queue.Ask(Kind, 1, "Painting", (_, cancellation) => gate.Task.WaitAsync(cancellation));

        var other = queue.Ask(Kind with { Name = "other" }, 1, "Something else", (_, _) => Task.CompletedTask);
        await other.Ended.WaitAsync(Eventually.Patience);

        Assert.True(slow.IsUnderWay);
        gate.SetResult();
    }

    [Fact]
    public async Task Work_that_waits_and_work_that_runs_can_be_cancelled()
    {
        var began = new TaskCompletionSource();
        var running = queue.Ask(
            Kind,
            1,
            "Painting",
            async (_, cancellation) =>
            {
                began.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
            }
        );
        var (touched, waiting) = (false, Ask(2, () => { }));
        var untouched = Ask(3, () => touched = true);
        await began.Task.WaitAsync(Eventually.Patience);

        untouched.Cancel();
        await untouched.Ended.WaitAsync(Eventually.Patience);
        Assert.True(running.IsUnderWay && waiting.IsUnderWay);
        running.Cancel();
        await waiting.Ended.WaitAsync(Eventually.Patience);

        Assert.Equal(("The painting was cancelled.", "The painting was cancelled."), (running.Problem, untouched.Problem));
        Assert.Null(waiting.Problem);
        Assert.False(touched);
        Assert.DoesNotContain(log.Collector.GetSnapshot(), record => record.Level > LogLevel.Information);
    }

    public static TheoryData<Exception, string, LogLevel> Failures =>
        new()
        {
            { new InvalidDataException("Choose another picture."), "Choose another picture.", LogLevel.Warning },
            { new InvalidOperationException("a fault"), "The picture could not be painted.", LogLevel.Error },
            // A time limit of somebody else's: nobody cancelled the work.
            { new TaskCanceledException("too slow"), "The picture could not be painted.", LogLevel.Error },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_is_told_in_words_and_logged_and_the_next_work_is_done(Exception exception, string words, LogLevel level)
    {
        var failed = queue.Ask(Kind, 1, "Painting the sea", (_, _) => Task.FromException(exception));
        var next = Ask(2, () => { });
        await next.Ended.WaitAsync(Eventually.Patience);

        Assert.Equal((words, (string?)null), (failed.Problem, next.Problem));
        var record = Assert.Single(log.Collector.GetSnapshot(), record => record.Level >= LogLevel.Warning);
        Assert.Equal(level, record.Level);
        Assert.Contains("Painting the sea", record.Message);
        Assert.Empty(board.Running);
    }

    [Fact]
    public async Task Its_progress_is_its_own_and_the_portals()
    {
        var (reported, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var item = queue.Ask(
            Kind,
            1,
            "Painting",
            async (progress, cancellation) =>
            {
                progress.Expect(8);
                progress.Advance(2);
                reported.SetResult();
                await gate.Task.WaitAsync(cancellation);
            }
        );
        await reported.Task.WaitAsync(Eventually.Patience);

        Assert.Equal(("Painting", 2, 8), (item.Progress!.Title, item.Progress.Done, item.Progress.Total));
        Assert.Equal(item.Progress, Assert.Single(board.Running));
        gate.SetResult();
        await item.Ended.WaitAsync(Eventually.Patience);
        Assert.Null(item.Progress);
        Assert.Empty(board.Running);
    }

    [Fact]
    public async Task Small_steps_are_neither_shown_nor_logged()
    {
        var seen = new List<WorkProgress>();
        await queue
            .Ask(
                Kind with
                {
                    IsQuiet = true,
                },
                1,
                "A step",
                (_, _) =>
                {
                    seen.AddRange(board.Running);
                    return Task.CompletedTask;
                }
            )
            .Ended.WaitAsync(Eventually.Patience);

        Assert.Empty(seen);
        Assert.Empty(log.Collector.GetSnapshot());
    }

    [Fact]
    public async Task Only_the_last_that_have_ended_are_remembered()
    {
        var kind = Kind with { Kept = 3 };
        for (var number = 0; number < 10; number++)
        {
            time.Ahead += TimeSpan.FromSeconds(1);
            await queue.Ask(kind, number, "Painting", (_, _) => Task.CompletedTask).Ended.WaitAsync(Eventually.Patience);
        }

        Assert.Equal(["paint/7", "paint/8", "paint/9"], queue.Of(kind).Select(item => item.Key));
        Assert.Null(queue.Find(kind, 6));
    }

    [Fact]
    public async Task A_stop_waits_for_what_runs_and_leaves_what_waits()
    {
        var (began, tidied, touched) = (new TaskCompletionSource(), false, false);
        queue.Ask(
            Kind,
            1,
            "Painting",
            async (_, cancellation) =>
            {
                began.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellation);
                }
                finally
                {
                    await Task.Yield();
                    tidied = true;
                }
            }
        );
        Ask(2, () => touched = true);
        await began.Task.WaitAsync(Eventually.Patience);

        await queue.StopAsync(CancellationToken.None).WaitAsync(Eventually.Patience);

        Assert.Equal((true, false), (tidied, touched));
        Assert.True(queue.ExecuteTask!.IsCompletedSuccessfully);
        Assert.DoesNotContain(log.Collector.GetSnapshot(), record => record.Level > LogLevel.Information);
    }

    private WorkItem Ask(int id, Action work) =>
        queue.Ask(
            Kind,
            id,
            "Painting",
            (_, _) =>
            {
                work();
                return Task.CompletedTask;
            }
        );

    private static int Count(List<int> list)
    {
        lock (list)
            return list.Count;
    }
}
