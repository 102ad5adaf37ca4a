using LoraJudge.Data.Blobs;

namespace LoraJudge.Data.Tests.Blobs;

public sealed class FolderBlobStoreTests : IDisposable
{
    private const string HelloKey = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private readonly TempFolder folder = new();
    private readonly FolderBlobStore store;

    public FolderBlobStoreTests() => store = new FolderBlobStore(folder.Path, TimeProvider.System);

    private static readonly DateTime LongAgo = new(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc);

    private static byte[] Hello => "hello"u8.ToArray();

    private string HelloFile => Path.Combine(folder.Path, HelloKey[..2], HelloKey[2..]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_key_is_the_hash_of_the_bytes_and_names_the_file()
    {
        Assert.Equal(HelloKey, await store.PutAsync(Hello));

        Assert.Equal(Hello, await File.ReadAllBytesAsync(HelloFile));
        Assert.Equal(Hello, await store.GetAsync(HelloKey));
        Assert.True(await store.ExistsAsync(HelloKey));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        var key = await store.PutAsync(ReadOnlyMemory<byte>.Empty);

        Assert.Empty(Assert.IsType<byte[]>(await store.GetAsync(key)));
    }

    [Fact]
    public async Task Putting_the_same_bytes_again_does_not_write_again()
    {
        await store.PutAsync(Hello);
        // Nothing can be written without it.
        Directory.Delete(Path.Combine(folder.Path, "incoming"));

        await store.PutAsync(Hello);

        Assert.Equal(Hello, await store.GetAsync(HelloKey));
    }

    [Fact]
    public async Task A_blob_that_is_put_again_is_as_young_as_a_new_one()
    {
        await store.PutAsync(Hello);
        File.SetLastWriteTimeUtc(HelloFile, LongAgo);
        Assert.Equal([HelloKey], await ListAsync(LongAgo.AddDays(1)));

        await store.PutAsync(Hello);

        Assert.Empty(await ListAsync(LongAgo.AddDays(1)));
        Assert.False(await store.DeleteAsync(HelloKey, LongAgo.AddDays(1)));
        Assert.True(await store.ExistsAsync(HelloKey));
    }

    [Fact]
    public async Task Files_that_are_no_blobs_are_not_listed()
    {
        await store.PutAsync(Hello);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "incoming", new string('a', 62)), "hel");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, HelloKey[..2], ".DS_Store"), "a Mac looked at it");

        Assert.Equal([HelloKey], await ListAsync(DateTime.MaxValue));
    }

    [Fact]
    public async Task A_blob_that_was_never_put_is_null_and_deleting_it_is_no_error()
    {
        Assert.Null(await store.GetAsync(HelloKey));
        Assert.False(await store.ExistsAsync(HelloKey));
        await store.DeleteAsync(HelloKey);
    }

    [Fact]
    public async Task A_deleted_blob_is_gone()
    {
        await store.PutAsync(Hello);

        await store.DeleteAsync(HelloKey);

        Assert.Null(await store.GetAsync(HelloKey));
        Assert.False(File.Exists(HelloFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hell")]
    [InlineData("hello, this is another content")]
    public async Task A_changed_file_is_noticed_on_reading_and_mended_by_putting(string content)
    {
        await store.PutAsync(Hello);
        await File.WriteAllTextAsync(HelloFile, content);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => store.GetAsync(HelloKey));
        Assert.Contains(HelloFile, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("again to mend it", refusal.Message, StringComparison.Ordinal);

        await store.PutAsync(Hello);
        Assert.Equal(Hello, await store.GetAsync(HelloKey));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824")]
    [InlineData("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b982")]
    [InlineData("../24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")]
    public async Task What_is_not_a_key_is_refused(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => store.GetAsync(key));
        await Assert.ThrowsAsync<ArgumentException>(() => store.ExistsAsync(key));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync(key));
    }

    [Fact]
    public async Task Many_may_put_the_same_bytes_at_once_while_others_read_them()
    {
        var picture = new byte[300_000];
        new Random(1).NextBytes(picture);
        var key = BlobKey.Of(picture);
        var others = new FolderBlobStore(folder.Path, TimeProvider.System);

        await Parallel.ForAsync(
            0,
            64,
            async (i, cancellation) =>
            {
                await (i % 2 == 0 ? store : others).PutAsync(picture, cancellation);
                Assert.Equal(picture, await store.GetAsync(key, cancellation));
            }
        );

        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task A_cancelled_put_leaves_nothing_behind()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.PutAsync(Hello, cancelled));

        Assert.False(await store.ExistsAsync(HelloKey));
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task Files_that_a_killed_process_left_unfinished_are_removed_a_day_later()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "incoming", "old"), "hel");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "incoming", "new"), "hel");
        File.SetLastWriteTimeUtc(
            Path.Combine(folder.Path, "incoming", "old"),
            TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromDays(2)
        );

        _ = new FolderBlobStore(folder.Path, TimeProvider.System);

        Assert.Equal(["new"], Unfinished());
    }

    private async Task<List<string>> ListAsync(DateTime writtenBefore) => await store.ListAsync(writtenBefore).ToListAsync();

    private IEnumerable<string?> Unfinished() => Directory.EnumerateFiles(Path.Combine(folder.Path, "incoming")).Select(Path.GetFileName);
}
