using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Encoders;

[Trait("group", "server")]
public sealed class ActivationTests
{
    [Fact]
    public async Task The_catalogue_is_encoded_and_then_searched_with_the_other_encoder()
    {
        await using var two = await TwoEncoders.CreateAsync();

        await two.ActivateAsync();

        Assert.Equal(TwoEncoders.Trained, two.Snapshot.StatisticsHash);
        Assert.Equal(TwoEncoders.Trained, two.Snapshot.EncoderHash);
        Assert.Null(two.Snapshot.Projection);
        Assert.Equal(TwoEncoders.Pictures, two.Snapshot.Index.ReferenceCount);
        Assert.Equal(TwoEncoders.Trained, await two.ActiveAsync());
        Assert.Null(await two.WantedAsync());
        Assert.Empty(two.Portal.Encoder.Loaded);
    }

    [Fact]
    public async Task Searches_go_on_with_the_old_encoder_until_the_last_vector_is_there()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var gate = new TaskCompletionSource();
        two.Portal.Encoder.BulkGate = gate.Task;
        await two.Activation.ActivateAsync(two.TrainedId, CancellationToken.None);

        var look = two.LookAsync();
        var meanwhile = await SearchAsync(two, style: 2);
        gate.SetResult();
        await look;

        Assert.Equal(TwoEncoders.Configured, meanwhile.Snapshot.StatisticsHash);
        Assert.Equal(TwoEncoders.Trained, (await SearchAsync(two, style: 2)).Snapshot.StatisticsHash);
    }

    [Fact]
    public async Task Every_answer_comes_from_one_encoder_while_the_portal_switches_back_and_forth()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var right = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            [TwoEncoders.Configured] = Nearest(await SearchAsync(two, style: 2)),
        };
        await two.ActivateAsync();
        right[TwoEncoders.Trained] = Nearest(await SearchAsync(two, style: 2));
        Assert.NotEqual(right[TwoEncoders.Configured], right[TwoEncoders.Trained]);
        using var stop = new CancellationTokenSource();

        var answers = new int[4];
        var searchers = answers
            .Select((_, searcher) => Task.Run(() => SearchOnAsync(two, right, () => answers[searcher]++, stop.Token)))
            .ToArray();
        await Eventually.HoldsAsync(() => answers.All(own => own > 0) || searchers.Any(searcher => searcher.IsCompleted));
        for (var turn = 0; turn < 6; turn++)
        {
            if (turn % 2 == 0)
                await two.Activation.DeactivateAsync(CancellationToken.None);
            else
                await two.Activation.ActivateAsync(two.TrainedId, CancellationToken.None);
            await two.LookAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(searchers);
        Assert.Equal(TwoEncoders.Trained, await two.ActiveAsync());
    }

    [Fact]
    public async Task Switching_back_and_forth_encodes_nothing_anew()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await two.ActivateAsync();
        var encoded = two.Portal.Encoder.Encoded;

        await two.Activation.DeactivateAsync(CancellationToken.None);
        await two.LookAsync();
        var back = (two.Snapshot.StatisticsHash, await two.ActiveAsync());
        await two.ActivateAsync();

        Assert.Equal((TwoEncoders.Configured, TwoEncoders.Configured), back);
        Assert.Equal(TwoEncoders.Trained, two.Snapshot.StatisticsHash);
        Assert.Equal(encoded, two.Portal.Encoder.Encoded);
    }

    [Fact]
    public async Task An_activation_that_was_interrupted_goes_on_with_the_vectors_that_are_left()
    {
        await using var two = await TwoEncoders.CreateAsync();
        two.Portal.Encoder.BulkLimit = 10;
        await two.Activation.ActivateAsync(two.TrainedId, CancellationToken.None);
        using var killed = new CancellationTokenSource();
        var look = two.LookAsync(killed.Token);
        await Eventually.HoldsAsync(async () => await two.VectorsAsync() >= 10);
        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
        Assert.Equal(TwoEncoders.Configured, two.Snapshot.StatisticsHash);
        Assert.Equal(two.TrainedId, await two.WantedAsync());
        two.Portal.Encoder.BulkLimit = null;
        var before = two.Portal.Encoder.Encoded;

        await two.LookAsync();

        Assert.Equal(TwoEncoders.Pictures - 10, two.Portal.Encoder.Encoded - before);
        Assert.Equal(TwoEncoders.Trained, two.Snapshot.StatisticsHash);
    }

    [Fact]
    public async Task A_cancelled_activation_ends_at_once_and_changes_nothing()
    {
        await using var two = await TwoEncoders.CreateAsync();
        two.Portal.Encoder.BulkLimit = 0;
        await two.Activation.ActivateAsync(two.TrainedId, CancellationToken.None);
        var look = two.LookAsync();

        await two.Activation.CancelAsync(CancellationToken.None);
        await look;

        Assert.Equal(TwoEncoders.Configured, two.Snapshot.StatisticsHash);
        Assert.Equal(TwoEncoders.Configured, await two.ActiveAsync());
        Assert.Empty(two.Portal.Encoder.Loaded);
    }

    [Fact]
    public async Task A_picture_that_is_imported_meanwhile_is_encoded_too()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var gate = new TaskCompletionSource();
        two.Portal.Encoder.BulkGate = gate.Task;
        await two.Activation.ActivateAsync(two.TrainedId, CancellationToken.None);
        var look = two.LookAsync();

        await ImportAsync(two);
        gate.SetResult();
        await look;

        Assert.Equal(TwoEncoders.Pictures + 1, two.Snapshot.Index.ReferenceCount);
    }

    [Fact]
    public async Task An_import_that_ends_after_the_switch_does_not_take_it_back()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var ofImport = two.Portal.Encoder.Description;
        await two.ActivateAsync();

        await two.Portal.Get<SnapshotBuilder>().BuildAsync(ofImport, refit: true, CancellationToken.None);

        Assert.Equal(TwoEncoders.Trained, await two.ActiveAsync());
    }

    [Fact]
    public async Task A_switch_by_another_process_is_followed()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await two.ActivateAsync();
        await two.Activation.DeactivateAsync(CancellationToken.None);
        await two.LookAsync();
        await using (var context = await two.Portal.OpenAsync())
            await context.Encoders.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsActive, row => row.Id == two.TrainedId));

        await two.LookAsync();

        Assert.Equal(TwoEncoders.Trained, two.Snapshot.StatisticsHash);
    }

    private static async Task<StyleQuery> SearchAsync(TwoEncoders two, int style)
    {
        var picture = SeededCatalogue.Picture(two.Portal.Get<IImageDecoder>(), style, subject: 9);
        return await two.Portal.Get<StyleSearcher>().EncodeAsync(picture, new SearchTimings(TimeProvider.System), CancellationToken.None);
    }

    private static double Nearest(StyleQuery query) =>
        StyleSearcher.Rank(query, top: 1, new SearchTimings(TimeProvider.System))[0].Distance;

    /// <param name="onRight">Called after each answer that is right.</param>
    private static async Task SearchOnAsync(TwoEncoders two, Dictionary<string, double> right, Action onRight, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var query = await SearchAsync(two, style: 2);
            Assert.Equal(right[query.Snapshot.StatisticsHash], Nearest(query));
            onRight();
        }
    }

    /// <summary>One more picture of the first model, with its vector by the configured encoder, as an import in another process records it.</summary>
    private static async Task ImportAsync(TwoEncoders two)
    {
        await using var context = await two.Portal.OpenAsync();
        var first = await context.ReferenceImages.Include(image => image.SampleImage.SampleSet).FirstAsync();
        var sample = new SampleImage { Code = "new", SampleSet = first.SampleImage.SampleSet };
        context.ReferenceImages.Add(
            new ReferenceImage
            {
                LoraModelId = first.LoraModelId,
                SampleImage = sample,
                BlobSha256 = first.BlobSha256,
                CreatedUtc = DateTime.UnixEpoch,
            }
        );
        await context.SaveChangesAsync();
    }
}
