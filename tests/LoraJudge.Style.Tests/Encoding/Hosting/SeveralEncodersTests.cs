using LoraJudge.Style.Encoding;

namespace LoraJudge.Style.Tests.Encoding.Hosting;

[Trait("needs", "torch")]
public sealed class SeveralEncodersTests
{
    [Fact]
    public async Task Pictures_go_to_the_encoder_that_they_name_and_batches_are_never_mixed()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.Service.LoadAsync(hosted.Other.Hash);
        await hosted.OccupyAsync();
        Task<EncodedImage>[] waiting =
        [
            hosted.SearchAsync(1),
            hosted.SearchAsync(2),
            hosted.OtherAsync(3),
            hosted.OtherAsync(4),
            hosted.SearchAsync(5),
        ];

        hosted.Network.Release();
        await Task.WhenAll(waiting);

        Assert.Equal(
            [
                [0],
                [1, 2],
                [5],
            ],
            hosted.Network.Batches
        );
        Assert.Equal(
            [
                [3, 4],
            ],
            hosted.Other.Batches
        );
    }

    [Fact]
    public async Task Searches_go_before_the_other_encoders_bulk_work()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.Service.LoadAsync(hosted.Other.Hash);
        await hosted.OccupyAsync();
        var bulk = hosted.OtherAsync(1, EncodePriority.Bulk);
        hosted.Other.Hold();
        var search = hosted.SearchAsync(2);

        hosted.Network.Release();

        await search;
        Assert.False(bulk.IsCompleted);
        hosted.Other.Release();
        await bulk;
    }

    [Fact]
    public async Task Loading_beside_the_active_encoder_does_not_activate()
    {
        await using var hosted = await HostedEncoder.StartAsync();

        var loaded = await hosted.Service.LoadAsync(hosted.Other.Hash);

        Assert.Equal(hosted.Other.Hash, loaded.Hash);
        Assert.Equal(hosted.Network.Hash, (await hosted.Service.ReadyAsync()).Hash);
        hosted.Service.Activate(hosted.Other.Hash);
        Assert.Equal(hosted.Other.Hash, (await hosted.Service.ReadyAsync()).Hash);
        Assert.Equal(hosted.Other.Hash, hosted.Service.Status.Description!.Hash);
    }

    [Fact]
    public async Task An_encoder_is_freed_only_when_those_who_wait_for_it_are_answered()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.Service.LoadAsync(hosted.Other.Hash);
        var underWay = await hosted.OccupyAsync();
        var waiting = hosted.SearchAsync(1);

        hosted.Service.Activate(hosted.Other.Hash);
        hosted.Service.Unload(hosted.Network.Hash);

        Assert.False(hosted.Network.IsDisposed);
        await Assert.ThrowsAsync<EncoderNotLoadedException>(() => hosted.SearchAsync(2));
        hosted.Network.Release();
        await Task.WhenAll(underWay, waiting);
        // The reader takes the next batch after it has let go of the one before.
        await hosted.OtherAsync(3);
        Assert.True(hosted.Network.IsDisposed);
    }

    [Fact]
    public async Task Requests_that_were_cancelled_do_not_keep_an_encoder()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.Service.LoadAsync(hosted.Other.Hash);
        hosted.Service.Activate(hosted.Other.Hash);
        hosted.Other.Hold();
        var occupied = hosted.OtherAsync(0);
        await hosted.Other.EnteredAsync();
        using var gone = new CancellationTokenSource();
        var cancelled = hosted.SearchAsync(1, gone.Token);
        hosted.Service.Unload(hosted.Network.Hash);

        await gone.CancelAsync();
        hosted.Other.Release();
        await occupied;
        await hosted.OtherAsync(2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.True(hosted.Network.IsDisposed);
    }

    [Fact]
    public async Task The_active_encoder_cannot_be_unloaded()
    {
        await using var hosted = await HostedEncoder.StartAsync();

        hosted.Service.Unload(hosted.Network.Hash);

        Assert.Equal(1, (await hosted.SearchAsync(1)).BatchSize);
    }

    [Fact]
    public async Task An_encoder_that_cannot_be_loaded_leaves_the_active_one_at_work()
    {
        await using var hosted = await HostedEncoder.StartAsync();

        await Assert.ThrowsAsync<EncoderUnavailableException>(() => hosted.Service.LoadAsync(new string('e', 64)));

        Assert.Equal(EncoderState.Ready, hosted.Service.Status.State);
        Assert.Equal(1, (await hosted.SearchAsync(1)).BatchSize);
    }

    [Fact]
    public async Task A_picture_that_fails_in_one_encoder_does_not_touch_the_other()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.Service.LoadAsync(hosted.Other.Hash);
        hosted.Other.Poison = 1;

        await Assert.ThrowsAsync<InvalidOperationException>(() => hosted.OtherAsync(1));

        Assert.Equal(1, (await hosted.SearchAsync(1)).BatchSize);
    }

    [Fact]
    public async Task A_stop_frees_every_encoder()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.Service.LoadAsync(hosted.Other.Hash);

        await hosted.Service.StopAsync(CancellationToken.None);

        Assert.True(hosted.Network.IsDisposed);
        Assert.True(hosted.Other.IsDisposed);
    }
}
