using LoraJudge.Style.Encoding;

namespace LoraJudge.Style.Tests.Encoding.Hosting;

[Trait("needs", "torch")]
public sealed class StoppingTests
{
    [Fact]
    public async Task A_stop_answers_the_batch_under_way_and_tells_all_that_wait()
    {
        await using var hosted = await HostedEncoder.StartAsync(new EncoderOptions { BulkQueue = 1, MaxBatchDelay = 0 });
        var first = await hosted.OccupyAsync();
        // The last one has no room in the queue: it waits for being let in.
        Task[] waiting = [hosted.SearchAsync(1), hosted.ImportAsync(2), hosted.ImportAsync(3)];

        var stopping = hosted.Service.StopAsync(CancellationToken.None);
        hosted.Network.Release();
        await stopping;

        Assert.Equal(1, (await first).BatchSize);
        foreach (var request in waiting)
        {
            var error = await Assert.ThrowsAsync<EncoderUnavailableException>(() => request);
            Assert.Contains("stopping", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(
            [
                [0],
            ],
            hosted.Network.Batches
        );
    }

    [Fact]
    public async Task A_stop_while_a_batch_gathers_still_answers_it()
    {
        var clock = new HeldClock();
        await using var hosted = await HostedEncoder.StartAsync(new EncoderOptions { MaxBatchDelay = 5 }, clock);
        var gathered = hosted.SearchAsync(1);
        await clock.WaitingAsync();

        await hosted.Service.StopAsync(CancellationToken.None);

        Assert.Equal(1, (await gathered).BatchSize);
    }

    [Fact]
    public async Task After_a_stop_requests_are_refused_and_the_network_is_freed()
    {
        await using var hosted = await HostedEncoder.StartAsync();

        await hosted.Service.StopAsync(CancellationToken.None);

        await Assert.ThrowsAsync<EncoderUnavailableException>(() => hosted.SearchAsync(1));
        await Assert.ThrowsAsync<EncoderUnavailableException>(() => hosted.ImportAsync(1));
        Assert.Equal(EncoderState.Unavailable, hosted.Service.Status.State);
        Assert.True(hosted.Network.IsDisposed);
    }

    [Fact]
    public async Task An_idle_service_stops()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.SearchAsync(1);
        await hosted.ImportAsync(2);

        await hosted.Service.StopAsync(CancellationToken.None);

        Assert.True(hosted.Service.ExecuteTask!.IsCompletedSuccessfully);
    }
}
