using LoraJudge.Style.Encoding;

namespace LoraJudge.Style.Tests.Encoding.Hosting;

[Trait("needs", "torch")]
public sealed class QueueingTests
{
    [Fact]
    public async Task A_search_that_finds_the_queue_full_is_told_when_to_try_again()
    {
        await using var hosted = await HostedEncoder.StartAsync(new EncoderOptions { InteractiveQueue = 2, MaxBatchDelay = 0 });
        await hosted.OccupyAsync();
        _ = hosted.SearchAsync(1);
        _ = hosted.SearchAsync(2);

        var busy = await Assert.ThrowsAsync<EncoderBusyException>(() => hosted.SearchAsync(3));

        Assert.InRange(busy.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task After_busy_the_searches_that_waited_are_answered_and_the_next_one_is_taken()
    {
        await using var hosted = await HostedEncoder.StartAsync(new EncoderOptions { InteractiveQueue = 1, MaxBatchDelay = 0 });
        var first = await hosted.OccupyAsync();
        var second = hosted.SearchAsync(51);
        await Assert.ThrowsAsync<EncoderBusyException>(() => hosted.SearchAsync(102));

        hosted.Network.Release();

        await first;
        Assert.Equal(0.2f, (await second).Vector[0], 1e-6f);
        Assert.Equal(0.4f, (await hosted.SearchAsync(102)).Vector[0], 1e-6f);
    }

    [Fact]
    public async Task An_import_waits_for_room_instead_of_being_refused()
    {
        await using var hosted = await HostedEncoder.StartAsync(new EncoderOptions { BulkQueue = 2, MaxBatchDelay = 0 });
        await hosted.OccupyAsync();
        var imports = Enumerable.Range(1, 10).Select(number => hosted.ImportAsync(number)).ToArray();
        Assert.DoesNotContain(imports, import => import.IsCompleted);

        hosted.Network.Release();

        Assert.Equal(10, (await Task.WhenAll(imports)).Length);
    }

    [Fact]
    public async Task Searches_go_before_imports_that_came_earlier()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.OccupyAsync();
        Task<EncodedImage>[] waiting = [.. Enumerable.Range(1, 3).Select(number => hosted.ImportAsync(number)), hosted.SearchAsync(9)];

        hosted.Network.Release();
        await Task.WhenAll(waiting);

        Assert.Equal(
            [
                [0],
                [9],
                [1, 2, 3],
            ],
            hosted.Network.Batches
        );
    }

    [Fact]
    public async Task Ten_searches_at_once_share_batches_and_each_gets_its_own_vector()
    {
        await using var hosted = await HostedEncoder.StartAsync(new EncoderOptions { MaxBatchSize = 8, MaxBatchDelay = 0 });
        await hosted.OccupyAsync();
        var searches = Enumerable.Range(1, 10).Select(number => hosted.SearchAsync(number)).ToArray();

        hosted.Network.Release();
        var answers = await Task.WhenAll(searches);

        Assert.Equal([1, 8, 2], hosted.Network.Batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(1, 10), answers.Select(answer => (int)Math.Round(answer.Vector[0] * 255)));
        Assert.Equal([8, 8, 8, 8, 8, 8, 8, 8, 2, 2], answers.Select(answer => answer.BatchSize));
    }

    [Fact]
    public async Task The_first_search_of_a_batch_waits_for_others_for_the_configured_time()
    {
        var clock = new HeldClock();
        await using var hosted = await HostedEncoder.StartAsync(new EncoderOptions { MaxBatchDelay = 5 }, clock);
        var first = hosted.SearchAsync(1);
        await clock.WaitingAsync();
        var second = hosted.SearchAsync(2);

        clock.GoOff();

        Assert.Equal((2, 2), ((await first).BatchSize, (await second).BatchSize));
    }

    [Fact]
    public async Task A_cancelled_request_never_reaches_the_network()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.OccupyAsync();
        using var gone = new CancellationTokenSource();
        var cancelled = hosted.SearchAsync(1, gone.Token);
        var kept = hosted.SearchAsync(2);

        await gone.CancelAsync();
        hosted.Network.Release();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await kept;
        Assert.Equal(
            [
                [0],
                [2],
            ],
            hosted.Network.Batches
        );
    }
}
