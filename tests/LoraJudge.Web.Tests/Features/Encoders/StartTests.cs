using LoraJudge.Data.Blobs;
using LoraJudge.Style.Encoding;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders.Loading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoraJudge.Web.Tests.Features.Encoders;

/// <summary>Which encoder a portal starts with.</summary>
[Trait("needs", "torch")]
[Trait("group", "server")]
public sealed class StartTests
{
    [Fact]
    public async Task It_starts_with_the_trained_encoder_that_was_activated()
    {
        await using var two = await ActivatedAsync();

        using var first = await Source(two).LoadFirstAsync(CancellationToken.None);

        Assert.Equal(TwoEncoders.Trained, first.Description.Hash);
        Assert.True(first.Description.IsStyleSpace);
        Assert.Null(two.Notices.Fallback);
    }

    [Fact]
    public async Task Without_one_it_starts_with_the_configured_encoder()
    {
        await using var two = await TwoEncoders.CreateAsync();

        using var first = await Source(two).LoadFirstAsync(CancellationToken.None);

        Assert.NotEqual(TwoEncoders.Trained, first.Description.Hash);
    }

    [Fact]
    public async Task A_checkpoint_whose_blob_is_missing_leaves_the_portal_with_the_configured_encoder()
    {
        await using var two = await ActivatedAsync();
        await two.Portal.Get<IBlobStore>().DeleteAsync(await CheckpointAsync(two));

        using var first = await Source(two).LoadFirstAsync(CancellationToken.None);

        Assert.NotEqual(TwoEncoders.Trained, first.Description.Hash);
        Assert.Contains("is not in the blob store", two.Notices.Fallback!.Problem);
    }

    [Fact]
    public async Task A_checkpoint_that_is_damaged_leaves_the_portal_with_the_configured_encoder_and_the_status_page_says_so()
    {
        await using var two = await ActivatedAsync();
        await using (var context = await two.Portal.OpenAsync())
        {
            var cutOff = await two.Portal.Get<IBlobStore>().PutAsync(FakeCheckpoints.File[..5]);
            await context
                .Encoders.Where(row => row.Id == two.TrainedId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.CheckpointSha256, cutOff));
        }

        using var first = await Source(two).LoadFirstAsync(CancellationToken.None);
        using var browser = two.Portal.Browser();
        var html = WebUtility.HtmlDecode(await browser.GetStringAsync("/status"));

        Assert.NotEqual(TwoEncoders.Trained, first.Description.Hash);
        Assert.Contains("The trained encoder \"Ours, 30 models\" cannot be used: The file is cut off.", html);
        Assert.Contains("The portal needs attention", html);
        // The choice stands: once the file is mended, the next start takes it.
        Assert.Equal(TwoEncoders.Trained, await two.ActiveAsync());
    }

    [Fact]
    public async Task A_checkpoint_that_computes_something_else_than_it_was_registered_for_is_not_used()
    {
        await using var two = await ActivatedAsync();

        using var first = await Source(two, new string('f', 64)).LoadFirstAsync(CancellationToken.None);

        Assert.NotEqual(new string('f', 64), first.Description.Hash);
        Assert.Contains("computes something else", two.Notices.Fallback!.Problem);
    }

    [Fact]
    public async Task A_checkpoint_file_that_was_changed_in_the_cache_is_made_again()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var files = two.Portal.Get<CheckpointFiles>();
        var sha256 = await CheckpointAsync(two);
        var path = await files.GetAsync(sha256, CancellationToken.None);
        await File.WriteAllTextAsync(path, "something else");

        await files.GetAsync(sha256, CancellationToken.None);

        Assert.Equal(FakeCheckpoints.File, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Statistics_that_the_settings_no_longer_ask_for_cannot_be_loaded()
    {
        await using var two = await TwoEncoders.CreateAsync();

        var problem = await Assert.ThrowsAsync<EncoderUnavailableException>(() =>
            Source(two).LoadAsync(TwoEncoders.Configured, CancellationToken.None)
        );

        Assert.Contains("The settings ask for", problem.Message);
    }

    private static async Task<TwoEncoders> ActivatedAsync()
    {
        var two = await TwoEncoders.CreateAsync();
        await two.ActivateAsync();
        return two;
    }

    private static async Task<string> CheckpointAsync(TwoEncoders two) =>
        (await two.Portal.Get<EncoderStanding>().TrainedAsync(TwoEncoders.Trained, CancellationToken.None))!.CheckpointSha256!;

    private static PortalEncoders Source(TwoEncoders two, string? computes = null) =>
        new(
            new EncoderOptions { Device = "cpu" },
            two.Portal.Get<EncoderStanding>(),
            two.Portal.Get<EmbeddedEncoders>(),
            two.Portal.Get<CheckpointFiles>(),
            new FakeCheckpoints(computes ?? TwoEncoders.Trained),
            two.Notices,
            NullLogger<PortalEncoders>.Instance
        );
}
