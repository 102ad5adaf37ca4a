using LoraJudge.Domain.Catalog;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Catalogue.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

[Trait("group", "server")]
public sealed class StoppedPipelineTests : IAsyncLifetime
{
    private readonly Hosting.Portal portal = new();
    private long[] references = [];

    public async ValueTask InitializeAsync()
    {
        await portal.SeedAsync(models: 1);
        await using var context = await portal.OpenAsync();
        await context.Embeddings.ExecuteDeleteAsync();
        references = await context.ReferenceImages.Select(image => image.Id).ToArrayAsync();
    }

    [Fact]
    public async Task What_is_encoded_when_it_is_stopped_is_recorded_before_it_ends()
    {
        using var stop = new CancellationTokenSource();
        await portal.Get<EncoderRows>().IdOfAsync(portal.Encoder.Description, TestContext.Current.CancellationToken);
        await using var writer = await portal.OpenAsync();
        await using var otherWrite = await writer.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        // The first is encoded at once; the second waits, and nothing can be recorded, until the stop.
        portal.Encoder.BulkLimit = 1;
        var encoded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var running = RunAsync(references[..2].Select(id => Source(id, _ => encoded.TrySetResult())), stop.Token);
        await Task.WhenAny(encoded.Task, running);
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        var released = Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None)
            .ContinueWith(_ => otherWrite.RollbackAsync(CancellationToken.None), TaskScheduler.Default)
            .Unwrap();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await using var context = await portal.OpenAsync();
        Assert.Equal(1, await context.Embeddings.CountAsync(CancellationToken.None));
        await released;
    }

    [Fact]
    public async Task A_full_disk_ends_it_instead_of_leaving_out_every_picture() =>
        await Assert.ThrowsAsync<IOException>(() =>
            RunAsync([Source(references[0], _ => throw new IOException("No space left on device"))], TestContext.Current.CancellationToken)
        );

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<EncodingSummary> RunAsync(IEnumerable<ReferenceSource> sources, CancellationToken cancellation) =>
        portal.Get<ReferencePipeline>().RunAsync(portal.Encoder.Description, sources, () => { }, cancellation);

    private ReferenceSource Source(long id, Action<EncodedPicture> encoded)
    {
        var picture = SeededCatalogue.Picture(portal.Get<Style.Imaging.IImageDecoder>(), 1, 1);
        return new ReferenceSource(
            "picture",
            _ => Task.FromResult(picture),
            (made, _) =>
            {
                encoded(made);
                return Task.FromResult<Embedding?>(
                    new Embedding
                    {
                        ReferenceImageId = id,
                        EncoderId = made.EncoderId,
                        Vector = made.Vector,
                    }
                );
            }
        );
    }
}
