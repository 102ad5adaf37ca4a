using LoraJudge.Web.Features.Training.Weights;

namespace LoraJudge.Web.Tests.Features.Training.Weights;

/// <summary>Downloads that fail say why, show no key of the address, and leave no file that could be taken for whole.</summary>
public sealed class RefusedDownloadTests : IAsyncLifetime
{
    private readonly Downloads downloads = new();
    private FileServer server = null!;

    public async ValueTask InitializeAsync() => server = await FileServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        downloads.Dispose();
    }

    [Fact]
    public async Task A_file_of_another_hash_is_removed()
    {
        var message = await RefusalAsync(sha256: new string('0', 64));

        Assert.Contains($"has SHA-256 {DownloadTests.Hash(server.File)}", message, StringComparison.Ordinal);
        Assert.Empty(downloads.Files);
    }

    [Fact]
    public async Task An_address_where_nothing_is_is_asked_once()
    {
        server.Refusals.Enqueue(404);

        Assert.Contains("the server answers 404 (Not Found)", await RefusalAsync(), StringComparison.Ordinal);

        Assert.Single(server.Ranges);
        Assert.Empty(downloads.Files);
    }

    [Fact]
    public async Task A_server_that_keeps_cutting_is_given_up_on()
    {
        for (var cut = 0; cut < 9; cut++)
            server.Cuts.Enqueue((0, () => Task.CompletedTask));

        Assert.Contains("5 connections broke in a row", await RefusalAsync(), StringComparison.Ordinal);

        Assert.Equal(5, server.Ranges.Count);
        Assert.Empty(downloads.Files);
    }

    [Fact]
    public async Task What_came_before_a_server_was_given_up_on_is_kept_for_the_next_call()
    {
        server.Cuts.Enqueue((1_000_000, () => downloads.ReachedAsync(1_000_000)));
        for (var cut = 0; cut < 9; cut++)
            server.Cuts.Enqueue((0, () => Task.CompletedTask));
        await RefusalAsync();
        server.Cuts.Clear();

        await downloads.GetAsync(server, DownloadTests.Hash(server.File));

        Assert.Equal("bytes=1000000-", server.Ranges.Last());
        Assert.Equal(server.File, downloads.Got());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_over_the_limit_is_not_kept(bool tellsLength)
    {
        server.TellsLength = tellsLength;

        Assert.Contains("more than 2000000 bytes", await RefusalAsync(maxBytes: 2_000_000), StringComparison.Ordinal);

        Assert.Empty(downloads.Files);
    }

    [Fact]
    public async Task A_file_that_the_server_itself_has_cut_off_is_removed_though_no_hash_is_known()
    {
        server.File = [.. BitConverter.GetBytes(1000UL), .. "{\"features.0.weight\""u8];

        Assert.Contains("is cut off", await RefusalAsync(), StringComparison.Ordinal);

        Assert.Empty(downloads.Files);
    }

    [Fact]
    public async Task A_second_download_of_the_same_file_waits_its_turn()
    {
        using var part = PartFile.Open(downloads.Target, server.Address);

        Assert.Contains("If another download is under way, wait for it.", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_with_what_to_do()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no full disk to write to.");
        Directory.CreateDirectory(Path.GetDirectoryName(downloads.Target)!);
        File.CreateSymbolicLink(downloads.Part, "/dev/full");

        Assert.Contains("Make room or choose another file", await RefusalAsync(), StringComparison.Ordinal);

        Assert.False(File.Exists(downloads.Target));
    }

    private async Task<string> RefusalAsync(string sha256 = "", long maxBytes = 10_000_000)
    {
        var message = (await Assert.ThrowsAsync<WeightsException>(() => downloads.GetAsync(server, sha256, maxBytes))).Message;
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        return message;
    }
}
