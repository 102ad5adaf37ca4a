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
        await using var bench = await WebUiBench.StartAsync(options => options with { TimeoutSeconds = 3 });
        bench.WebUi.Delay = TimeSpan.FromSeconds(7);

        Assert.NotNull(await bench.Transfer.TransferAsync(WebUiBench.Request()));
    }

    [Fact]
    public async Task Nothing_is_given_up_while_somebody_elses_task_keeps_ours_waiting()
    {
        await using var bench = await WebUiBench.StartAsync(options => options with { TimeoutSeconds = 3 });
        var other = await bench.WebUi.OccupyAsync();

        var ours = bench.Transfer.TransferAsync(WebUiBench.Request());
        await Task.Delay(TimeSpan.FromSeconds(7));
        Assert.False(ours.IsCompleted);
        other.Dispose();

        Assert.NotNull(await ours);
    }

    [Fact]
    public async Task A_task_that_nothing_is_heard_of_is_given_up_after_the_timeout()
    {
        await using var bench = await WebUiBench.StartAsync(options => options with { TimeoutSeconds = 1 });
        bench.WebUi.Delay = TimeSpan.FromMinutes(1);
        bench.WebUi.Answer(Rubbish.NotFound, "/internal/progress", times: 10_000);

        var error = await bench.FailsAsync();

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
        var polls = Polls();
        await Eventually.HoldsAsync(() => Polls() > polls + 10);

        Assert.Equal(1, bench.WebUi.Requests.Count(request => request == "POST /sdapi/v1/txt2img"));
        bench.WebUi.Delay = TimeSpan.Zero;
        Assert.NotNull(await next);
        await died;

        int Polls() => bench.WebUi.Requests.Count(request => request == "POST /internal/progress");
    }
}
