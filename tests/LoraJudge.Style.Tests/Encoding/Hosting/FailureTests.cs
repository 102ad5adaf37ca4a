using LoraJudge.Style.Encoding;
using LoraJudge.Testing.Imaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoraJudge.Style.Tests.Encoding.Hosting;

[Trait("needs", "torch")]
public sealed class FailureTests
{
    [Fact]
    public async Task A_picture_that_makes_its_batch_fail_fails_alone()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.OccupyAsync();
        hosted.Network.Poison = 2;
        var requests = Enumerable.Range(1, 3).Select(number => hosted.SearchAsync(number)).ToArray();

        hosted.Network.Release();

        Assert.Equal(1, (await requests[0]).BatchSize);
        Assert.Equal(1, (await requests[2]).BatchSize);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => requests[1]);
        Assert.Equal("Picture 2 is poison.", error.Message);
        Assert.Equal(
            [
                [0],
                [1, 2, 3],
                [1],
                [2],
                [3],
            ],
            hosted.Network.Batches
        );
    }

    [Fact]
    public async Task A_picture_without_a_finite_vector_fails_alone()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.OccupyAsync();
        hosted.Network.Endless = 2;
        var (good, bad) = (hosted.SearchAsync(1), hosted.SearchAsync(2));

        hosted.Network.Release();

        await good;
        await Assert.ThrowsAsync<InvalidDataException>(() => bad);
    }

    [Fact]
    public async Task A_picture_of_another_size_fails_alone()
    {
        await using var hosted = await HostedEncoder.StartAsync();
        await hosted.OccupyAsync();
        var good = hosted.SearchAsync(1);
        var bad = hosted.Service.EncodeAsync(StripedPicture.Draw(1, 1, 5, 4), hosted.Network.Hash, EncodePriority.Interactive);

        hosted.Network.Release();

        await good;
        var error = await Assert.ThrowsAsync<ArgumentException>(() => bad.AsTask());
        Assert.StartsWith("A picture of 5×4 pixels; 4×4 is needed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoder_that_cannot_be_loaded_says_how_to_mend_it_to_all_who_ask()
    {
        using var service = Broken(() => throw new EncoderUnavailableException("Mend it so."));

        await service.StartAsync(CancellationToken.None);

        Assert.Equal("Mend it so.", (await Assert.ThrowsAsync<EncoderUnavailableException>(() => service.ReadyAsync())).Message);
        Assert.Equal(new EncoderStatus(EncoderState.Unavailable, null, "Mend it so."), service.Status);
        Assert.Equal("Mend it so.", (await RefusalAsync(service, EncodePriority.Interactive)).Message);
        Assert.Equal("Mend it so.", (await RefusalAsync(service, EncodePriority.Bulk)).Message);
    }

    [Fact]
    public async Task An_unforeseen_error_at_the_start_leaves_the_portal_up_and_is_told()
    {
        using var service = Broken(() => throw new InvalidOperationException("The device fell off."));

        await service.StartAsync(CancellationToken.None);

        var error = await Assert.ThrowsAsync<EncoderUnavailableException>(() => service.ReadyAsync());
        Assert.Contains("The device fell off.", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, service.Status.Problem);
        // A faulted background service takes its host down.
        await service.ExecuteTask!;
    }

    [Fact]
    public async Task What_waited_while_the_encoder_failed_to_load_is_told_too()
    {
        var load = new TaskCompletionSource();
        using var service = Broken(() =>
        {
            load.Task.Wait();
            throw new EncoderUnavailableException("Mend it so.");
        });
        await service.StartAsync(CancellationToken.None);
        var early = RefusalAsync(service, EncodePriority.Interactive);
        Assert.Equal(EncoderState.Loading, service.Status.State);

        load.SetResult();

        Assert.Equal("Mend it so.", (await early).Message);
    }

    private static EncoderService Broken(Func<BatchEncoder> load) =>
        new(new EncoderOptions(), new Networks(load), TimeProvider.System, NullLogger<EncoderService>.Instance);

    private static Task<EncoderUnavailableException> RefusalAsync(EncoderService service, EncodePriority priority) =>
        Assert.ThrowsAsync<EncoderUnavailableException>(() =>
            service.EncodeAsync(GatedNetwork.Numbered(1), new string('c', 64), priority).AsTask()
        );
}
