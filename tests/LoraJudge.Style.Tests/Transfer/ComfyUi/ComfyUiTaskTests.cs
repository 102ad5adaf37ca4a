using LoraJudge.Style.Transfer;
using LoraJudge.Testing;

namespace LoraJudge.Style.Tests.Transfer.ComfyUi;

[Collection(nameof(Alone))]
public sealed class ComfyUiTaskTests
{
    [Fact]
    public async Task What_was_made_for_a_process_that_died_is_fetched_and_not_made_again()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        var first = await bench.Transfer.TransferAsync(ComfyUiBench.Request(task: "run-1-2"));

        var again = await bench.Connect().TransferAsync(ComfyUiBench.Request(task: "run-1-2"));

        Assert.Equal(first.Image.Pixels, again.Image.Pixels);
        Assert.Equal(first.Proof, again.Proof);
        Assert.Equal(1, bench.Comfy.Generations.Total);
    }

    [Fact]
    public async Task What_is_worked_on_for_a_process_that_died_is_waited_for_and_not_made_again()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.Delay = TimeSpan.FromMinutes(5);
        // The process dies: it neither waits nor cancels.
        var died = bench.Transfer.TransferAsync(ComfyUiBench.Request(task: "same"));
        await Eventually.HoldsAsync(() => bench.Comfy.Generations.Total == 1);

        var next = bench.Connect().TransferAsync(ComfyUiBench.Request(task: "same"));
        await PolledAsync(bench);
        bench.Comfy.Delay = TimeSpan.Zero;

        Assert.Equal((await died).Image.Pixels, (await next).Image.Pixels);
        Assert.Equal(1, bench.Comfy.Generations.Total);
        Assert.Empty(bench.Comfy.Generations.Repeated);
    }

    [Fact]
    public async Task Another_task_is_another_picture()
    {
        await using var bench = await ComfyUiBench.StartAsync();

        await bench.Transfer.TransferAsync(ComfyUiBench.Request(task: "a"));
        await bench.Transfer.TransferAsync(ComfyUiBench.Request("woodcut", task: "a"));
        await bench.Transfer.TransferAsync(ComfyUiBench.Request(seed: 8, task: "a"));

        Assert.Equal(3, bench.Comfy.Generations.Total);
    }

    [Fact]
    public async Task A_slow_picture_is_waited_for_beyond_the_timeout_while_it_is_worked_on()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.Delay = TimeSpan.FromMinutes(5);

        var ours = bench.Transfer.TransferAsync(ComfyUiBench.Request());
        await Eventually.HoldsAsync(() => bench.Comfy.Generations.Total == 1);
        for (var turn = 0; turn < 3; turn++)
        {
            await PolledAsync(bench);
            bench.Clock.TurnOn(bench.Timeout);
        }

        await PolledAsync(bench);
        Assert.False(ours.IsCompleted);
        bench.Comfy.Delay = TimeSpan.Zero;

        Assert.NotNull(await ours);
    }

    [Fact]
    public async Task A_server_that_dies_in_the_middle_is_unavailable_and_the_next_try_is_good()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.Delay = TimeSpan.FromMinutes(5);
        var first = bench.FailsAsync(ComfyUiBench.Request(task: "same"));
        await Eventually.HoldsAsync(() => bench.Comfy.Generations.Total == 1);

        await bench.Comfy.DieAsync();
        bench.Clock.TurnOn(bench.Timeout);

        Assert.Equal(TransferFault.Unavailable, (await first).Fault);
        bench.Comfy.Delay = TimeSpan.Zero;
        await bench.Comfy.ComeBackAsync();
        Assert.NotNull(await bench.Transfer.TransferAsync(ComfyUiBench.Request(task: "same")));
    }

    [Fact]
    public async Task Cancelling_interrupts_our_prompt_and_the_next_try_is_good()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.Delay = TimeSpan.FromMinutes(1);
        using var cancel = new CancellationTokenSource();

        var ours = bench.Transfer.TransferAsync(ComfyUiBench.Request(task: "same"), cancel.Token);
        await Eventually.HoldsAsync(() => bench.Comfy.Generations.Total == 1);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ours);
        Assert.Single(bench.Comfy.Interrupted);
        bench.Comfy.Delay = TimeSpan.Zero;
        Assert.NotNull(await bench.Transfer.TransferAsync(ComfyUiBench.Request(task: "same")));
    }

    [Fact]
    public async Task Cancelling_takes_a_waiting_prompt_out_of_the_queue_and_leaves_somebody_elses_alone()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        using var other = bench.Comfy.Occupy();
        using var cancel = new CancellationTokenSource();

        var ours = bench.Transfer.TransferAsync(ComfyUiBench.Request(), cancel.Token);
        await Eventually.HoldsAsync(() =>
            bench.Comfy.Requests.Any(request => request.StartsWith("GET /history", StringComparison.Ordinal))
        );
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ours);
        Assert.Single(bench.Comfy.Deleted);
        Assert.Empty(bench.Comfy.Interrupted);
    }

    /// <summary>Waits until the prompt was asked for ten times more.</summary>
    private static async Task PolledAsync(ComfyUiBench bench)
    {
        var before = Polls();
        await Eventually.HoldsAsync(() => Polls() > before + 10);

        int Polls() => bench.Comfy.Requests.Count(request => request.StartsWith("GET /history", StringComparison.Ordinal));
    }
}
