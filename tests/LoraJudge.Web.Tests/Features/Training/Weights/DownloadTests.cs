using System.Security.Cryptography;
using LoraJudge.Web.Features.Training.Weights;

namespace LoraJudge.Web.Tests.Features.Training.Weights;

public sealed class DownloadTests : IAsyncLifetime
{
    private const int Cut = 1_000_000;

    private readonly Downloads downloads = new();
    private FileServer server = null!;

    public async ValueTask InitializeAsync() => server = await FileServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        downloads.Dispose();
    }

    [Fact]
    public async Task A_file_comes_whole_and_leaves_nothing_beside_it()
    {
        var found = await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal(server.File, downloads.Got());
        Assert.Equal(Hash(server.File), found.Sha256);
        Assert.Equal(["vgg19.safetensors"], downloads.Files);
    }

    [Fact]
    public async Task Weights_come_without_a_hash_too()
    {
        server.File = await File.ReadAllBytesAsync(
            SharedData.Path(SharedData.Vgg19Weights, Assert.Skip),
            TestContext.Current.CancellationToken
        );

        var found = await downloads.GetAsync(server, maxBytes: server.File.Length);

        Assert.True(found.IsUsable);
        Assert.Equal(["vgg19.safetensors"], downloads.Files);
    }

    [Fact]
    public async Task A_cut_connection_is_gone_on_from_where_it_broke()
    {
        CutAt(Cut);

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal([null, $"bytes={Cut}-"], server.Ranges);
        Assert.Equal(server.File, downloads.Got());
    }

    [Fact]
    public async Task A_cancelled_download_is_gone_on_by_the_next_call()
    {
        await CancelAtAsync(Cut);
        Assert.Contains("vgg19.safetensors.part", downloads.Files);

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal([null, $"bytes={Cut}-"], server.Ranges);
        Assert.Equal(server.File, downloads.Got());
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_taken_anew_and_not_joined()
    {
        await CancelAtAsync(Cut);
        (server.File, server.ETag) = (FileServer.RandomBytes(seed: 2), "\"second\"");

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal(server.File, downloads.Got());
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_sends_it_all_again()
    {
        server.KnowsRanges = false;
        CutAt(Cut);

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal(server.File, downloads.Got());
    }

    [Fact]
    public async Task A_server_that_names_no_version_is_asked_for_it_all_again()
    {
        server.ETag = null;
        CutAt(Cut);

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal([null, null], server.Ranges);
        Assert.Equal(server.File, downloads.Got());
    }

    [Fact]
    public async Task A_part_of_another_address_is_not_gone_on_from()
    {
        await CancelAtAsync(Cut);
        await using var other = await FileServer.StartAsync();
        other.File = FileServer.RandomBytes(seed: 2);

        await downloads.GetAsync(other, Hash(other.File));

        Assert.Equal(other.File, downloads.Got());
    }

    [Fact]
    public async Task A_part_that_was_whole_already_is_not_fetched_again()
    {
        await CancelAtAsync(server.File.Length);

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal([null, $"bytes={server.File.Length}-"], server.Ranges);
        Assert.Equal(server.File, downloads.Got());
    }

    [Fact]
    public async Task A_file_without_a_stated_length_comes_whole()
    {
        server.TellsLength = false;

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal(server.File, downloads.Got());
    }

    [Fact]
    public async Task An_overloaded_server_is_asked_again()
    {
        server.Refusals.Enqueue(503);
        server.Refusals.Enqueue(429);

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal(3, server.Ranges.Count);
    }

    [Fact]
    public async Task Progress_counts_megabytes_from_where_the_part_ends()
    {
        await CancelAtAsync(Cut);
        var seen = new System.Collections.Concurrent.ConcurrentQueue<(int Already, int Total)>();
        downloads.Board.Changed += () =>
        {
            foreach (var progress in downloads.Board.Running)
                seen.Enqueue((progress.Already, progress.Total));
        };

        await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal((1, 3), Assert.Single(seen.Distinct()));
    }

    [Fact]
    public async Task A_file_that_is_there_already_is_checked_and_not_fetched()
    {
        await downloads.GetAsync(server, Hash(server.File));

        var found = await downloads.GetAsync(server, Hash(server.File));

        Assert.Equal(Hash(server.File), found.Sha256);
        Assert.Single(server.Ranges);
    }

    [Fact]
    public async Task Another_file_of_that_name_is_kept()
    {
        await downloads.GetAsync(server, Hash(server.File));
        var before = downloads.Got();

        var error = await Assert.ThrowsAsync<WeightsException>(() => downloads.GetAsync(server, new string('0', 64)));

        Assert.Contains("is there already with SHA-256", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, downloads.Got());
    }

    private void CutAt(int bytes) => server.Cuts.Enqueue((bytes, () => downloads.ReachedAsync(bytes)));

    private async Task CancelAtAsync(int bytes)
    {
        using var cancel = new CancellationTokenSource();
        server.Cuts.Enqueue(
            (
                bytes,
                async () =>
                {
                    await downloads.ReachedAsync(bytes);
                    await cancel.CancelAsync();
                }
            )
        );
        server.TellsLength = false;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => downloads.GetAsync(server, cancellation: cancel.Token));
        server.TellsLength = true;
    }

    internal static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
