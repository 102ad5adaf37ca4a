using LoraJudge.Style.Transfer;
using LoraJudge.Testing;
using LoraJudge.Testing.Transfer;

namespace LoraJudge.Style.Tests.Transfer.WebUi;

[Collection(nameof(Alone))]
public sealed class WebUiTaskTests
{
    [Fact]
    public async Task A_slow_picture_is_waited_for_beyond_the_timeout_while_its_task_is_active()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Delay = TimeSpan.FromMinutes(5);

        var ours = bench.Transfer.TransferAsync(WebUiBench.Request());
        await Eventually.HoldsAsync(() => bench.WebUi.Generations.Total == 1);
        await StaysBeyondTheTimeoutAsync(bench, ours);
        bench.WebUi.Delay = TimeSpan.Zero;

        Assert.NotNull(await ours);
    }

    [Fact]
    public async Task Nothing_is_given_up_while_somebody_elses_task_keeps_ours_waiting()
    {
        await using var bench = await WebUiBench.StartAsync();
        var other = await bench.WebUi.OccupyAsync();

        var ours = bench.Transfer.TransferAsync(WebUiBench.Request());
        await Eventually.HoldsAsync(() => bench.WebUi.Requests.Contains("POST /sdapi/v1/txt2img"));
        await StaysBeyondTheTimeoutAsync(bench, ours);
        other.Dispose();

        Assert.NotNull(await ours);
    }

    [Fact]
    public async Task A_task_that_nothing_is_heard_of_is_given_up_after_the_timeout()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Delay = TimeSpan.FromMinutes(5);
        bench.WebUi.Answer(Rubbish.NotFound, "/internal/progress", times: 100_000);

        var ours = bench.FailsAsync();
        await PolledAsync(bench);
        Assert.False(ours.IsCompleted);
        bench.Clock.TurnOn(bench.Timeout);
        var error = await ours;

        Assert.Equal(TransferFault.Unavailable, error.Fault);
        Assert.Contains("TimeoutSeconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_interrupts_our_task()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Delay = TimeSpan.FromMinutes(1);
        using var cancel = new CancellationTokenSource();

        var ours = bench.Transfer.TransferAsync(WebUiBench.Request(task: "ours"), cancel.Token);
        await Eventually.HoldsAsync(() => bench.WebUi.Generations.Total == 1);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ours);
        Assert.Equal(["task(lorajudge-ours)"], bench.WebUi.Interrupted);
    }

    [Fact]
    public async Task Cancelling_leaves_somebody_elses_task_alone()
    {
        await using var bench = await WebUiBench.StartAsync();
        using var other = await bench.WebUi.OccupyAsync();
        using var cancel = new CancellationTokenSource();

        var ours = bench.Transfer.TransferAsync(WebUiBench.Request(), cancel.Token);
        await Eventually.HoldsAsync(() => bench.WebUi.Requests.Contains("POST /sdapi/v1/txt2img"));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ours);
        Assert.Empty(bench.WebUi.Interrupted);
    }

    [Fact]
    public async Task A_picture_that_is_worked_on_for_a_process_that_died_is_waited_for_before_it_is_asked_for_again()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Delay = TimeSpan.FromMinutes(5);
        bench.WebUi.Fail(WebUiFailure.ConnectionBroken);
        var died = bench.FailsAsync(WebUiBench.Request(task: "same"));
        await Eventually.HoldsAsync(() => bench.WebUi.Generations.Total == 1);

        var next = bench.Connect().TransferAsync(WebUiBench.Request(task: "same"));
        await PolledAsync(bench);

        Assert.Equal(1, bench.WebUi.Requests.Count(request => request == "POST /sdapi/v1/txt2img"));
        bench.WebUi.Delay = TimeSpan.Zero;
        Assert.NotNull(await next);
        await died;
    }

    private static async Task StaysBeyondTheTimeoutAsync(WebUiBench bench, Task ours)
    {
        for (var turn = 0; turn < 3; turn++)
        {
            await PolledAsync(bench);
            bench.Clock.TurnOn(bench.Timeout);
        }

        await PolledAsync(bench);
        Assert.False(ours.IsCompleted);
    }

    /// <summary>Waits until the task was asked for ten times more.</summary>
    private static async Task PolledAsync(WebUiBench bench)
    {
        var before = Polls();
        await Eventually.HoldsAsync(() => Polls() > before + 10);

        int Polls() => bench.WebUi.Requests.Count(request => request == "POST /internal/progress");
    }
}
